namespace EnvMap.Deploy.Compose.Plan;

/// <summary>What a deployment would do to a service, a network or a volume.</summary>
public sealed record PlanChange
{
    /// <summary>What it is.</summary>
    public required PlanSubject Subject { get; init; }

    /// <summary>The name: of a service that of the Compose file, of a network or volume that of the engine.</summary>
    public required string Name { get; init; }

    /// <summary>What would be done.</summary>
    public required PlanAction Action { get; init; }

    /// <summary>The rows of the map that the service realises.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>What would become other than it is.</summary>
    public IReadOnlyList<PlanField> Fields { get; init; } = [];

    /// <summary>Why, where it is not for its fields.</summary>
    public string? Reason { get; init; }
}
