namespace EnvMap.Tools.MapRows;

/// <summary>Says which row of the map a resource realises.</summary>
/// <param name="Row">The name of the row.</param>
/// <param name="RealisedBy">What realises it, where that is another row or a flavour: <c>PostgreSQL (Local)</c>, <c>process</c>.</param>
public sealed record MapRowAnnotation(string Row, string? RealisedBy = null) : IResourceAnnotation;
