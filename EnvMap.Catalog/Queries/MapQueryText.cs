namespace EnvMap.Catalog.Queries;

/// <summary>A query as a person writes it: in options of a command or in a URL.</summary>
public sealed record MapQueryText
{
    /// <summary>What stands before a filter's name where problems name it: <c>--</c> for a command line.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Environments, also by alias.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>Sections or groups, by name or by slug, such as <c>ci-cd</c>.</summary>
    public IReadOnlyList<string> Section { get; init; } = [];

    /// <summary>Types of rows.</summary>
    public IReadOnlyList<string> Type { get; init; } = [];

    /// <summary>Marks, or <c>implemented</c>, <c>planned</c>, <c>not-implemented</c>.</summary>
    public IReadOnlyList<string> Status { get; init; } = [];

    /// <summary>Phases: <c>2</c> or <c>Phase 2</c>.</summary>
    public IReadOnlyList<string> Phase { get; init; } = [];

    /// <summary>Words to search for.</summary>
    public string? Text { get; init; }
}
