namespace EnvMap.Deploy.Manifests;

/// <summary>A component of Dapr (<c>dapr.component.v0</c>).</summary>
public sealed record ManifestDaprComponent : ManifestResource
{
    /// <summary>What it is, such as <c>state.redis</c>; null where the manifest does not say.</summary>
    public ManifestText? ComponentType { get; init; }
}
