namespace EnvMap.Hosting.Backchannel.Messages;

/// <summary>Steps in an order in which they can run.</summary>
internal sealed record PipelineStepsResponse(IReadOnlyList<PipelineStepInfo> Steps);
