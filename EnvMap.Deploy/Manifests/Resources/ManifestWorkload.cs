namespace EnvMap.Deploy.Manifests;

/// <summary>A resource that runs: a container, a project or an executable.</summary>
public abstract record ManifestWorkload : ManifestResource
{
    /// <summary>The arguments, in order.</summary>
    public IReadOnlyList<ManifestText> Args { get; init; } = [];

    /// <summary>The environment variables by name, in the order of the file.</summary>
    public IReadOnlyDictionary<string, ManifestText> Env { get; init; } = new Dictionary<string, ManifestText>();

    /// <summary>The endpoints by name, in the order of the file.</summary>
    public IReadOnlyDictionary<string, ManifestBinding> Bindings { get; init; } = new Dictionary<string, ManifestBinding>();

    /// <summary>The files that come from the images of other resources, by the name of that resource.</summary>
    public IReadOnlyDictionary<string, ManifestContainerFiles> ContainerFiles { get; init; } = new Dictionary<string, ManifestContainerFiles>();

    /// <summary>How the AppHost wants it deployed, in terms of another target such as Azure; null where it says nothing.</summary>
    public ManifestResource? Deployment { get; init; }
}
