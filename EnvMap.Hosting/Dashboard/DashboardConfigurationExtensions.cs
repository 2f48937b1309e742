using Microsoft.Extensions.Configuration;

namespace EnvMap.Hosting.Dashboard;

internal static class DashboardConfigurationExtensions
{
    private const string CurrentPrefix = "ASPIRE_";
    private const string OlderPrefix = "DOTNET_";

    /// <summary>Reads a setting by its <c>ASPIRE_</c> name or, where that is not set, by the older <c>DOTNET_</c> name; blank counts as not set.</summary>
    public static string? GetAspireSetting(this IConfiguration configuration, string name)
        => configuration.GetFilled(name)
            ?? (name.StartsWith(CurrentPrefix, StringComparison.Ordinal)
                ? configuration.GetFilled(OlderPrefix + name[CurrentPrefix.Length..])
                : null);

    /// <summary>Reads a switch: <c>true</c> and <c>1</c> switch it on.</summary>
    public static bool GetFlag(this IConfiguration configuration, string name)
        => configuration.GetAspireSetting(name) is { } value && (value == "1" || (bool.TryParse(value, out var on) && on));

    /// <summary>Reads a setting; blank counts as not set.</summary>
    public static string? GetFilled(this IConfiguration configuration, string key)
        => configuration[key] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
