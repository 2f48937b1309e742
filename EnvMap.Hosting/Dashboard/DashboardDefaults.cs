using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace EnvMap.Hosting.Dashboard;

/// <summary>
/// Completes the AppHost's configuration before anything reads it: what a resource is told about telemetry and what the dashboard
/// is started with come from the same keys, whether somebody configured them or not.
/// </summary>
internal static class DashboardDefaults
{
    private const int SecretBytes = 16;

    /// <param name="configuration">The AppHost's configuration, in run mode and with the dashboard enabled.</param>
    /// <param name="randomizePorts">Whether configured ports give way to free ones, so that several instances can run.</param>
    public static void Apply(IConfigurationManager configuration, bool randomizePorts)
    {
        Dictionary<string, string?> defaults = [];
        string[] urls = [DashboardSettings.FrontendUrls, DashboardSettings.OtlpGrpcUrl, DashboardSettings.OtlpHttpUrl];
        var open = urls.Where(name => randomizePorts || configuration.GetAspireSetting(name) is null).ToList();
        foreach (var (name, port) in open.Zip(LoopbackPort.FindFree(open.Count)))
        {
            defaults[name] = $"http://localhost:{port}";
        }

        if (randomizePorts)
        {
            defaults[DashboardSettings.ResourceServiceUrl] = "http://127.0.0.1:0";
        }

        if (!configuration.GetFlag(DashboardSettings.AllowAnonymous))
        {
            Complete(DashboardSettings.AppHostBrowserToken, DashboardSettings.BrowserToken);
            Complete(DashboardSettings.AppHostOtlpKey);
            Complete(DashboardSettings.AppHostTelemetryKey);
        }

        // Asked for also where anonymous users are let in: it guards the commands, and only the dashboard needs it.
        Complete(DashboardSettings.AppHostResourceServiceKey, DashboardSettings.ResourceServiceKey);
        configuration.AddInMemoryCollection(defaults);

        void Complete(string key, string? alias = null)
        {
            if (configuration.GetFilled(key) is null)
            {
                defaults[key] = (alias is null ? null : configuration.GetAspireSetting(alias)) ?? CreateSecret();
            }
        }
    }

    /// <summary>Makes a secret that needs no escaping in a URL or a header.</summary>
    private static string CreateSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
}
