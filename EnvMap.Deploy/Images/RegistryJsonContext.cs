using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnvMap.Deploy.Images;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RegistryToken))]
internal sealed partial class RegistryJsonContext : JsonSerializerContext;
