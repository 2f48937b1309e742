using System.Text.Json.Serialization;

namespace EnvMap.Hosting.Dcp;

/// <summary>What an event is about.</summary>
internal sealed record EngineEventActor([property: JsonPropertyName("ID")] string Id, IReadOnlyDictionary<string, string> Attributes);
