using System.Text.Json.Serialization;

namespace EnvMap.Tools.Evidence;

/// <summary>Knows how to write and read evidence without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EvidenceResult))]
[JsonSerializable(typeof(EvidenceReport))]
public sealed partial class EvidenceJsonContext : JsonSerializerContext;
