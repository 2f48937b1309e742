using System.Text.Json.Serialization;

namespace EnvMap.Deploy.Compose.Inputs;

/// <summary>How reports about inputs are written as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InputReport))]
public sealed partial class InputJsonContext : JsonSerializerContext;
