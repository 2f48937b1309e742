namespace EnvMap.Hosting.Dcp;

/// <summary>A container as the engine describes it.</summary>
internal sealed record EngineContainer(EngineContainerState? State);
