namespace EnvMap.Hosting.Dcp;

/// <summary>The state of a container as the engine describes it.</summary>
internal sealed record EngineContainerState(bool Running, int ExitCode);
