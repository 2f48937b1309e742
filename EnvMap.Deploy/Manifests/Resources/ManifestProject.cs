namespace EnvMap.Deploy.Manifests;

/// <summary>A .NET project (<c>project.v0</c>, <c>project.v1</c>).</summary>
public sealed record ManifestProject : ManifestWorkload
{
    /// <summary>The project file, relative to the manifest's folder.</summary>
    public required ManifestText Path { get; init; }
}
