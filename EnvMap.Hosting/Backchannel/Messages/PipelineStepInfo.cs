namespace EnvMap.Hosting.Backchannel.Messages;

/// <summary>A step of the pipeline.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for.</param>
/// <param name="DependsOn">The names of the steps that go before it.</param>
/// <param name="Tags">Words by which it is found.</param>
/// <param name="ResourceName">The resource that it belongs to.</param>
internal sealed record PipelineStepInfo(string Name, string? Description, string[] DependsOn, string[] Tags, string? ResourceName);
