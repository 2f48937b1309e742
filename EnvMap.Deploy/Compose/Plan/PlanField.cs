using EnvMap.Deploy.Compose.Drift;

namespace EnvMap.Deploy.Compose.Plan;

/// <summary>One thing that a deployment would make otherwise.</summary>
public sealed record PlanField
{
    /// <summary>In what; null where it is about no container.</summary>
    public DriftAspect? Aspect { get; init; }

    /// <summary>Which part of that, such as the name of a variable.</summary>
    public required string Item { get; init; }

    /// <summary>What it is; null where it is not there, or nobody is to see it.</summary>
    public string? From { get; init; }

    /// <summary>What it would be; null where it would not be there, or nobody is to see it.</summary>
    public string? To { get; init; }

    /// <summary>All of it in a few words without secrets.</summary>
    public required string Text { get; init; }
}
