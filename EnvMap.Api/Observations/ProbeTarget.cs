using EnvMap.Api.Observations.Probes;

namespace EnvMap.Api.Observations;

/// <summary>A resource that realises rows of the map.</summary>
/// <param name="Name">The name of the resource.</param>
/// <param name="Rows">The ids of the rows.</param>
/// <param name="RealisedBy">What realises them, where that is another row or a flavour.</param>
/// <param name="Probe">How it is probed.</param>
internal sealed record ProbeTarget(string Name, IReadOnlyList<string> Rows, string? RealisedBy, IProbe Probe);
