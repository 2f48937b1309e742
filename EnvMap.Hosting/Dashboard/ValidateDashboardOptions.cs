using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace EnvMap.Hosting.Dashboard;

/// <summary>Checks the addresses and secrets of <see cref="DashboardOptions"/> and reports every fault at once.</summary>
internal sealed class ValidateDashboardOptions : IValidateOptions<DashboardOptions>
{
    public ValidateOptionsResult Validate(string? name, DashboardOptions options)
    {
        var faults = new List<string?>
        {
            options.FrontendUrls is [] ? $"{DashboardSettings.FrontendUrls} is not set." : null,
            UrlFault(DashboardSettings.OtlpGrpcUrl, options.OtlpGrpcUrl),
            UrlFault(DashboardSettings.OtlpHttpUrl, options.OtlpHttpUrl),
            options.ResourceServiceUrl is { } url ? UrlFault(DashboardSettings.ResourceServiceUrl, url) ?? ReachFault(url) : null,
            SecretFault(DashboardSettings.AppHostResourceServiceKey, options.ResourceServiceApiKey),
        };
        faults.AddRange(options.FrontendUrls.Select(frontend => UrlFault($"{DashboardSettings.FrontendUrls} (applicationUrl of the launch profile)", frontend)));
        if (!options.AllowAnonymous)
        {
            faults.Add(SecretFault(DashboardSettings.AppHostBrowserToken, options.BrowserToken));
            faults.Add(SecretFault(DashboardSettings.AppHostOtlpKey, options.OtlpApiKey));
            faults.Add(SecretFault(DashboardSettings.AppHostTelemetryKey, options.TelemetryApiKey));
        }

        var found = faults.OfType<string>().ToList();
        return found is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    private static string? UrlFault(string setting, string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            if (address.Scheme is "http" or "https" && address is { PathBase: "", IsUnixPipe: false, IsNamedPipe: false, Port: <= IPEndPoint.MaxPort })
            {
                return null;
            }
        }
        catch (FormatException)
        {
            // Told below, where the setting is named.
        }

        return $"{setting} has the value '{url}', which is not an address. Write it like http://localhost:18888 (https is possible too).";
    }

    private static string? ReachFault(string url)
        => LoopbackPort.IsLoopback(BindingAddress.Parse(url).Host)
            ? null
            : $"{DashboardSettings.ResourceServiceUrl} is '{url}', which other machines could reach. Use localhost or a loopback address.";

    // Headers carry the keys, lists of headers are separated by commas.
    private static string? SecretFault(string setting, string secret)
        => secret.Length > 0 && secret.All(character => character is > ' ' and <= '~' and not ',')
            ? null
            : $"{setting} must be printable ASCII without spaces and commas.";
}
