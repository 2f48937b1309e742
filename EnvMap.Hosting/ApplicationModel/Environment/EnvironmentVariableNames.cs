using System.Text.RegularExpressions;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Turns names of the model into names of environment variables.</summary>
internal static partial class EnvironmentVariableNames
{
    /// <summary>Replaces what no variable may be named with by underscores, and puts one before a digit.</summary>
    public static string Encode(string name) => name.Length == 0 || Valid().IsMatch(name)
        ? name
        : (char.IsAsciiDigit(name[0]) ? "_" : string.Empty) + Invalid().Replace(name, "_");

    [GeneratedRegex("^[a-zA-Z_][a-zA-Z0-9_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Valid();

    [GeneratedRegex("[^a-zA-Z0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex Invalid();
}
