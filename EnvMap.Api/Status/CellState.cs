using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;

namespace EnvMap.Api.Status;

/// <summary>What is known about one cell of the map.</summary>
/// <param name="Row">The row's id.</param>
/// <param name="Environment">The column.</param>
/// <param name="Declared">What the environment's profile makes of the row.</param>
/// <param name="Reason">Why the profile has it so.</param>
/// <param name="Drift">Whether what runs is what is declared.</param>
/// <param name="Health">How well it is doing.</param>
/// <param name="Detail">What the last probe saw, or why there is none.</param>
/// <param name="Since">Since when drift and health are what they are, in UTC; null where nothing was observed.</param>
/// <param name="ObservedAt">When the last probe was answered or given up, in UTC; null where nothing was observed.</param>
/// <param name="RealisedBy">What realises the row, where that is another row or a flavour: <c>PostgreSQL (Local)</c>, <c>process</c>.</param>
/// <param name="Evidence">How far it was shown that the cell is true; null where nobody has reported it.</param>
public sealed record CellState(
    string Row,
    DeployEnvironment Environment,
    RowState Declared,
    string Reason,
    CellDrift Drift,
    CellHealth Health,
    string? Detail = null,
    DateTimeOffset? Since = null,
    DateTimeOffset? ObservedAt = null,
    string? RealisedBy = null,
    CellEvidence? Evidence = null)
{
    internal bool IsNews(CellState earlier) => earlier with { ObservedAt = ObservedAt } != this;
}
