namespace EnvMap.Hosting.Backchannel.Messages;

/// <summary>Asks for the steps that a run of one step takes.</summary>
/// <param name="Step">The step; <see langword="null"/> for a run of all.</param>
internal sealed record PipelineStepsRequest(string? Step);
