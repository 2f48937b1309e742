namespace Aspire.Hosting.ApplicationModel;

/// <summary>The formats that an expression can give a value: <c>uri</c> encodes it as part of a URI.</summary>
internal static class ValueFormat
{
    public static string Apply(string value, string format) => format.Equals("uri", StringComparison.OrdinalIgnoreCase)
        ? Uri.EscapeDataString(value)
        : throw new NotSupportedException($"'{format}' is no format for a value; the one there is, 'uri', escapes it for use in a URI.");
}
