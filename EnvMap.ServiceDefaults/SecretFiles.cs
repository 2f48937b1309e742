using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace EnvMap.ServiceDefaults;

/// <summary>
/// Takes secrets from files, one a key: the file <c>EnvMap__Auth__AdminPassword</c> is the setting <c>EnvMap:Auth:AdminPassword</c>. Any
/// other setting may refer to a file by <c>{secret:postgres-password}</c>, or <c>{secret:postgres-password:uri}</c> for what stands in a URI.
/// </summary>
internal static partial class SecretFiles
{
    /// <summary>Where container engines put them.</summary>
    public const string Folder = "/run/secrets";

    /// <summary>Adds what the folder holds; nothing where there is none.</summary>
    public static void AddSecretFiles(this IConfigurationManager configuration, string folder = Folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }
        configuration.AddKeyPerFile(folder, optional: true);
        configuration.AddInMemoryCollection(
            [.. configuration.AsEnumerable().Where(setting => setting.Value is not null && Reference().IsMatch(setting.Value))
                .Select(setting => KeyValuePair.Create(setting.Key, (string?)Reference().Replace(setting.Value!, match => Read(folder, setting.Key, match))))]);
    }

    private static string Read(string folder, string key, Match match)
    {
        var file = Path.Combine(folder, match.Groups["file"].Value);
        if (!File.Exists(file))
        {
            throw new InvalidOperationException($"The setting '{key}' refers to the secret '{match.Groups["file"].Value}', and there is no file '{file}'. Give the container that secret.");
        }
        var value = File.ReadAllText(file);
        value = value.EndsWith('\n') ? value[..^1] : value;
        return match.Groups["uri"].Success ? Uri.EscapeDataString(value) : value;
    }

    [GeneratedRegex(@"\{secret:(?<file>[A-Za-z0-9_-][A-Za-z0-9._-]*)(?<uri>:uri)?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
