using EnvMap.Api.Status;

namespace EnvMap.Api.Peers;

/// <summary>What a peer answered, or why its answer is of no use.</summary>
/// <param name="Report">The answer.</param>
/// <param name="Problem">Why there is none.</param>
internal sealed record PeerAnswer(StatusReport? Report, string? Problem);
