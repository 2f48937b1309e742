namespace EnvMap.Deploy.Manifests.Expressions;

/// <summary>What an expression leads to; exactly one of its members is set.</summary>
internal sealed record ManifestReference
{
    public (ManifestBinding Binding, string Property)? Endpoint { get; init; }

    public ManifestInput? Input { get; init; }

    public ManifestOutput? Output { get; init; }

    /// <summary>A text of a resource, and the form that it is wanted in.</summary>
    public (ManifestText Text, string? Filter)? Value { get; init; }
}
