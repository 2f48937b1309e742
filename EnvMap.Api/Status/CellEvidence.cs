namespace EnvMap.Api.Status;

/// <summary>How far it was shown that a cell is true.</summary>
/// <param name="Grade">The grade.</param>
/// <param name="At">When it was looked, in UTC.</param>
/// <param name="Commit">The commit that was looked at, where it was given.</param>
/// <param name="Profile">The profile that was looked at, such as <c>staging-0</c>.</param>
/// <param name="By">What has shown it.</param>
/// <param name="Problems">What is not so.</param>
public sealed record CellEvidence(EvidenceGrade Grade, DateTimeOffset At, string? Commit = null, string? Profile = null, string? By = null, string? Problems = null);
