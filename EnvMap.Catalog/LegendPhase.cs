namespace EnvMap.Catalog;

/// <summary>A phase of the legend.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Description">What it brings.</param>
/// <param name="Line">Its line, counted from 1.</param>
public sealed record LegendPhase(Phase Phase, string Description, int Line);
