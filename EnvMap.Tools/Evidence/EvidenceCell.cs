using EnvMap.Catalog;

namespace EnvMap.Tools.Evidence;

/// <summary>What is known of a cell.</summary>
public sealed record EvidenceCell
{
    /// <summary>The row.</summary>
    public required string Row { get; init; }

    /// <summary>The column.</summary>
    public required DeployEnvironment Environment { get; init; }

    /// <summary>The profile in which the cell was looked for.</summary>
    public required string Profile { get; init; }

    /// <summary>Whether it says that there is something; false for ❌, which is true where there is no trace of the row.</summary>
    public required bool Applicable { get; init; }

    /// <summary>The grade that it must reach; null for a cell that nothing realises, or that is ❌.</summary>
    public EvidenceGrade? Declared { get; init; }

    /// <summary>The grade that it has reached; null where anything of it is not so.</summary>
    public EvidenceGrade? Reached { get; init; }

    /// <summary>Whether it is true.</summary>
    public required bool True { get; init; }

    /// <summary>What has shown it, beyond what is published itself.</summary>
    public IReadOnlyList<string> By { get; set; } = [];

    /// <summary>What of it is not so, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; set; } = [];

    /// <summary>The cell as <c>staging/Nginx</c>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Name => $"{Environment.ToSlug()}/{Row}";
}
