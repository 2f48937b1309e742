namespace EnvMap.Deploy.Manifests;

/// <summary>A value from outside (<c>parameter.v0</c>).</summary>
public sealed record ManifestParameter : ManifestResource
{
    /// <summary>The value, as a rule the expression of its only input.</summary>
    public required ManifestText Value { get; init; }
}
