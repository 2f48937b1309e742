namespace EnvMap.Deploy.Manifests;

/// <summary>A program on the machine of the AppHost (<c>executable.v0</c>).</summary>
public sealed record ManifestExecutable : ManifestWorkload
{
    /// <summary>The program.</summary>
    public required ManifestText Command { get; init; }

    /// <summary>The folder that it runs in, relative to the manifest's folder.</summary>
    public required ManifestText WorkingDirectory { get; init; }
}
