using System.Text.Json.Serialization;

namespace EnvMap.Deploy.Losses;

[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LossReport))]
internal sealed partial class LossJsonContext : JsonSerializerContext;
