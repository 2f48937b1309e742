namespace EnvMap.Catalog;

/// <summary>What the file says about one environment under Environment Summary.</summary>
public sealed record EnvironmentSummary
{
    /// <summary>The environment that the heading names first.</summary>
    public required DeployEnvironment Environment { get; init; }

    /// <summary>The whole heading, such as Local Development.</summary>
    public required string Title { get; init; }

    /// <summary>The lists under the heading.</summary>
    public required IReadOnlyList<SummaryList> Lists { get; init; }

    /// <summary>The heading's line, counted from 1.</summary>
    public required int Line { get; init; }
}
