using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EnvMap.Hosting.Dashboard;

/// <summary>Reads <see cref="DashboardOptions"/> from the configuration that <see cref="DashboardDefaults"/> completed.</summary>
internal sealed class ConfigureDashboardOptions(IConfiguration configuration, IHostEnvironment environment) : IConfigureOptions<DashboardOptions>
{
    private const string PassedOnPrefix = "ASPIRE_DASHBOARD_";
    private const string AppHostSuffix = "AppHost";

    // These reach the dashboard under the names it binds them to, or are not its business.
    private static readonly HashSet<string> s_mapped = new(StringComparer.OrdinalIgnoreCase)
    {
        DashboardSettings.OtlpGrpcUrl,
        DashboardSettings.OtlpHttpUrl,
        DashboardSettings.BrowserToken,
        DashboardSettings.ResourceServiceKey,
        DashboardSettings.AllowAnonymous,
        DashboardSettings.CorsAllowedOrigins,
        DashboardSettings.Path,
    };

    public void Configure(DashboardOptions options)
    {
        options.FrontendUrls = configuration.GetFilled(DashboardSettings.FrontendUrls)
            ?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        options.OtlpGrpcUrl = configuration.GetAspireSetting(DashboardSettings.OtlpGrpcUrl) ?? "";
        options.OtlpHttpUrl = configuration.GetAspireSetting(DashboardSettings.OtlpHttpUrl) ?? "";
        options.ResourceServiceUrl = configuration.GetAspireSetting(DashboardSettings.ResourceServiceUrl);
        options.CorsAllowedOrigins = configuration.GetAspireSetting(DashboardSettings.CorsAllowedOrigins);

        options.AllowAnonymous = configuration.GetFlag(DashboardSettings.AllowAnonymous);
        options.BrowserToken = configuration.GetFilled(DashboardSettings.AppHostBrowserToken) ?? "";
        options.OtlpApiKey = configuration.GetFilled(DashboardSettings.AppHostOtlpKey) ?? "";
        options.TelemetryApiKey = configuration.GetFilled(DashboardSettings.AppHostTelemetryKey) ?? "";
        options.ResourceServiceApiKey = configuration.GetFilled(DashboardSettings.AppHostResourceServiceKey) ?? "";
        options.ApplicationName = DisplayName(configuration.GetFilled(DashboardSettings.AppHostDisplayName) ?? environment.ApplicationName);

        foreach (var (name, value) in configuration.AsEnumerable())
        {
            if (value is not null && name.StartsWith(PassedOnPrefix, StringComparison.OrdinalIgnoreCase) && !s_mapped.Contains(name))
            {
                options.PassedOn[name] = value;
            }
        }
    }

    /// <summary>Leaves out the suffix that says only that the project is an AppHost: <c>Shop.AppHost</c> is shown as <c>Shop</c>.</summary>
    private static string DisplayName(string name)
        => name.EndsWith(AppHostSuffix, StringComparison.OrdinalIgnoreCase)
            && name[..^AppHostSuffix.Length].TrimEnd('.') is { Length: > 0 } product
                ? product
                : name;
}
