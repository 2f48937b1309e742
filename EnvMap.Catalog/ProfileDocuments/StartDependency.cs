namespace EnvMap.Catalog.ProfileDocuments;

/// <summary>What must have come about before a resource is started.</summary>
public sealed record StartDependency
{
    /// <summary>The name of the other resource.</summary>
    public required string Resource { get; init; }

    /// <summary>How far the other must have come.</summary>
    public StartCondition Condition { get; set; } = StartCondition.Healthy;
}
