namespace EnvMap.Deploy.Manifests;

/// <summary>A secret of a build: a value or a file.</summary>
public sealed record ManifestBuildSecret : ManifestPart
{
    /// <summary><c>env</c> or <c>file</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The value; null for a file, and where it comes from the environment of the build.</summary>
    public ManifestText? Value { get; init; }

    /// <summary>The file, relative to the manifest's folder; null for a value.</summary>
    public ManifestText? Source { get; init; }
}
