namespace EnvMap.Deploy.Compose.Plan;

/// <summary>What a deployment would do.</summary>
public sealed record PlanReport
{
    /// <summary>The name of the project.</summary>
    public required string Project { get; init; }

    /// <summary>The profile; null where there is a manifest alone.</summary>
    public string? Profile { get; init; }

    /// <summary>What it is compared with: the machine, or a folder.</summary>
    public required string Against { get; init; }

    /// <summary>The version that would run; null where it is a new one, which has a name only once it is built.</summary>
    public string? Version { get; init; }

    /// <summary>What would be done: services, then networks, then volumes, then secrets.</summary>
    public IReadOnlyList<PlanChange> Changes { get; init; } = [];

    /// <summary>The services that stay as they are.</summary>
    public IReadOnlyList<string> Unchanged { get; init; } = [];

    /// <summary>Where data would be lost, or no longer be seen.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What the plan cannot know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether anything would be done; what is left behind is left alone.</summary>
    public bool HasChanges => Changes.Any(change => change.Action is not PlanAction.Leave);
}
