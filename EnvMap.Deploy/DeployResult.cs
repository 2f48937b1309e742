using EnvMap.Catalog;
using EnvMap.Deploy.Losses;

namespace EnvMap.Deploy;

/// <summary>What came of writing a target.</summary>
public sealed record DeployResult
{
    /// <summary>The folder that was written.</summary>
    public required string Folder { get; init; }

    /// <summary>What became of the manifest.</summary>
    public required LossReport Losses { get; init; }

    /// <summary>What is wrong; with an error among them nothing was written.</summary>
    public IReadOnlyList<CatalogProblem> Problems { get; init; } = [];

    /// <summary>What somebody has yet to do before the target can be used, one sentence each.</summary>
    public IReadOnlyList<string> Open { get; init; } = [];

    /// <summary>Whether the target was written.</summary>
    public bool IsWritten => Problems.All(problem => problem.Severity is not ProblemSeverity.Error);
}
