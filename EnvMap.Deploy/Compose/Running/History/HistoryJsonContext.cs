using System.Text.Json.Serialization;

namespace EnvMap.Deploy.Compose.Running.History;

[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DeploymentHistory))]
internal sealed partial class HistoryJsonContext : JsonSerializerContext;
