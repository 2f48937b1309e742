using System.Text.Json.Serialization;

namespace EnvMap.Deploy.Images;

[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImageLock))]
internal sealed partial class ImageLockJsonContext : JsonSerializerContext;
