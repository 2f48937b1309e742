using EnvMap.Api.Status;
using EnvMap.Catalog;

namespace EnvMap.Api.Observations;

/// <summary>A change of what is seen of a cell.</summary>
/// <param name="Id">The observation's own id; later ones sort after earlier ones.</param>
/// <param name="Row">The row's id.</param>
/// <param name="Environment">The column.</param>
/// <param name="Drift">Whether what runs is what is declared, from then on.</param>
/// <param name="Health">How well it is doing, from then on.</param>
/// <param name="Detail">What the probe saw.</param>
/// <param name="ObservedAt">When, in UTC, to the microsecond.</param>
public sealed record Observation(
    Guid Id, string Row, DeployEnvironment Environment, CellDrift Drift, CellHealth Health, string? Detail, DateTimeOffset ObservedAt);
