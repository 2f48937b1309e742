using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace EnvMap.ServiceDefaults.Vault;

/// <summary>Makes settings of the keys of a secret.</summary>
internal static class VaultSettings
{
    /// <summary><c>EnvMap__Auth__ReadKey</c>, or objects in each other, become <c>EnvMap:Auth:ReadKey</c>.</summary>
    public static Dictionary<string, string?> Read(JsonElement secret)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        Add("", secret, settings);
        return settings;
    }

    private static void Add(string path, JsonElement value, Dictionary<string, string?> settings)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    Add(Join(path, property.Name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal)), property.Value, settings);
                }
                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    Add(Join(path, index.ToString(System.Globalization.CultureInfo.InvariantCulture)), item, settings);
                }
                break;
            case JsonValueKind.Null:
                break;
            default:
                // How to find the server is nothing that the server says.
                if (!path.StartsWith($"{VaultOptions.Section}:", StringComparison.OrdinalIgnoreCase))
                {
                    settings[path] = value.ToString();
                }
                break;
        }
    }

    private static string Join(string path, string name) => path.Length is 0 ? name : ConfigurationPath.Combine(path, name);
}
