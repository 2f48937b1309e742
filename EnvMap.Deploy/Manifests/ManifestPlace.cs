namespace EnvMap.Deploy.Manifests;

/// <summary>Where something stands in a manifest.</summary>
/// <param name="Pointer">The JSON pointer of RFC 6901, such as <c>/resources/api/env/HTTP_PORTS</c>; empty for the whole document.</param>
/// <param name="Line">The line that the value starts in, counted from 1.</param>
/// <param name="Column">The column that the value starts in, in UTF-16 units, counted from 1.</param>
public readonly record struct ManifestPlace(string Pointer, int Line, int Column)
{
    /// <summary>No place in particular: the file as a whole, or none.</summary>
    public static ManifestPlace None { get; } = new("", 0, 0);
}
