using System.Text.Json.Serialization;

namespace EnvMap.Deploy.Compose.Plan;

/// <summary>How plans are written as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlanReport))]
public sealed partial class PlanJsonContext : JsonSerializerContext;
