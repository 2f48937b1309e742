using EnvMap.Catalog;

namespace EnvMap.Deploy.Publishing;

/// <summary>What came of publishing a profile.</summary>
/// <param name="Folder">The folder of the profile.</param>
/// <param name="Problems">Why nothing was written; empty where it was.</param>
/// <param name="Differences">What is other than it was before, a line for each file.</param>
/// <param name="FailureLog">What the AppHost wrote where it failed; else empty.</param>
public sealed record PublishOutcome(string Folder, IReadOnlyList<CatalogProblem> Problems, IReadOnlyList<string> Differences, string FailureLog)
{
    /// <summary>What the AppHost warned of, a line each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
