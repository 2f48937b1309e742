using Microsoft.AspNetCore.Http;

namespace EnvMap.Hosting.Dashboard;

/// <summary>The addresses of the dashboard as people and other processes meet them.</summary>
internal static class DashboardAddresses
{
    /// <summary>Gets the address to open in a browser: the first with TLS, else the first.</summary>
    public static string ForBrowser(DashboardOptions options)
    {
        var addresses = options.FrontendUrls.Select(BindingAddress.Parse).ToList();
        var address = addresses.Find(candidate => candidate.Scheme == "https") ?? addresses[0];
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return $"{address.Scheme}://{host}:{address.Port}";
    }

    /// <summary>Gets the address to open in a browser, which logs in where that is asked for.</summary>
    public static string ForLogin(DashboardOptions options)
        => options.AllowAnonymous ? ForBrowser(options) : $"{ForBrowser(options)}/login?t={options.BrowserToken}";

    /// <summary>Says which port is in use and what to do about it; <see langword="null"/> when all are free.</summary>
    public static string? FindTakenPort(DashboardOptions options)
    {
        var listeners = options.FrontendUrls.Select(url => (Setting: $"{DashboardSettings.FrontendUrls} (applicationUrl of the launch profile)", Url: url))
            .Append((DashboardSettings.OtlpGrpcUrl, options.OtlpGrpcUrl))
            .Append((DashboardSettings.OtlpHttpUrl, options.OtlpHttpUrl));
        foreach (var (setting, url) in listeners)
        {
            var address = BindingAddress.Parse(url);
            if (LoopbackPort.IsTaken(address.Host, address.Port))
            {
                return $"Port {address.Port} of {url} is in use. End the process that listens there, or set {setting} to another address; without it the dashboard takes a free port.";
            }
        }

        return null;
    }
}
