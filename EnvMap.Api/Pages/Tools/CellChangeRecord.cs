using EnvMap.Api.Status;
using EnvMap.Catalog;

namespace EnvMap.Api.Pages.Tools;

/// <summary>A change of a cell's state.</summary>
/// <param name="Environment">The cell's column.</param>
/// <param name="At">When it was seen, in UTC.</param>
/// <param name="Drift">Whether what runs was what was declared, from then on.</param>
/// <param name="Health">How well it was doing, from then on.</param>
/// <param name="Detail">What the probe saw.</param>
public sealed record CellChangeRecord(
    DeployEnvironment Environment, DateTimeOffset At, CellDrift Drift, CellHealth Health, string? Detail);
