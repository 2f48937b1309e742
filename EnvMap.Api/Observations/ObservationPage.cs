namespace EnvMap.Api.Observations;

/// <summary>Some observations, newest first, and where the older ones are.</summary>
/// <param name="Items">The observations of this page.</param>
/// <param name="Next">The relative address of the next page; null on the last one.</param>
public sealed record ObservationPage(IReadOnlyList<Observation> Items, string? Next);
