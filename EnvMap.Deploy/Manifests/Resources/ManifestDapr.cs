namespace EnvMap.Deploy.Manifests;

/// <summary>A Dapr sidecar (<c>dapr.v0</c>).</summary>
public sealed record ManifestDapr : ManifestResource
{
    /// <summary>The resource that the sidecar stands beside.</summary>
    public required ManifestText Application { get; init; }

    /// <summary>Dapr's name of the application.</summary>
    public required ManifestText AppId { get; init; }

    /// <summary>The names of the components.</summary>
    public IReadOnlyList<ManifestText> Components { get; init; } = [];
}
