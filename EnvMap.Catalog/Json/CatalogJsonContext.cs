using System.Text.Json.Serialization;
using EnvMap.Catalog.Queries;

namespace EnvMap.Catalog.Json;

/// <summary>How the answers about a map are written as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MapView))]
[JsonSerializable(typeof(ProfileView))]
[JsonSerializable(typeof(MapDiff))]
[JsonSerializable(typeof(MapParity))]
[JsonSerializable(typeof(ProblemsView))]
public sealed partial class CatalogJsonContext : JsonSerializerContext;
