using System.Text.Json.Serialization;

namespace EnvMap.Hosting.Dcp;

[JsonSerializable(typeof(EngineEvent))]
[JsonSerializable(typeof(EngineContainer))]
internal sealed partial class EngineJsonContext : JsonSerializerContext;
