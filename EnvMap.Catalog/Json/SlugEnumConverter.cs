using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnvMap.Catalog.Json;

/// <summary>Writes the values of an enumeration as slugs, such as <c>beyond-the-map</c>, and reads them whatever their case.</summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
public sealed class SlugEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
