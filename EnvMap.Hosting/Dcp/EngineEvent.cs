namespace EnvMap.Hosting.Dcp;

/// <summary>An event of the container engine.</summary>
internal sealed record EngineEvent(EngineEventActor? Actor);
