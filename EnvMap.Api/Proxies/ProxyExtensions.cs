using EnvMap.Api.Map;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace EnvMap.Api.Proxies;

internal static class ProxyExtensions
{
    // ASPNETCORE_FORWARDEDHEADERS_ENABLED
    private const string EnabledByHost = "ForwardedHeaders_Enabled";

    /// <summary>Takes from known proxies where a request comes from, and whether it was encrypted on its way to them.</summary>
    public static void AddKnownProxies(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ProxyOptions>().BindConfiguration(MapOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ProxyOptions>, ValidateProxyOptions>();

        // After the host, which believes everybody.
        services.AddOptions<ForwardedHeadersOptions>().PostConfigure<IOptions<ProxyOptions>>((options, proxies) => Configure(options, proxies.Value));
    }

    public static void UseKnownProxies(this WebApplication app)
    {
        // The host has it in front already, and twice it would believe two proxies in a row.
        if (!string.Equals(app.Configuration[EnabledByHost], "true", StringComparison.OrdinalIgnoreCase))
        {
            app.UseForwardedHeaders();
        }
    }

    private static void Configure(ForwardedHeadersOptions options, ProxyOptions proxies)
    {
        if (!proxies.Names.Any())
        {
            return;
        }
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var name in proxies.Names)
        {
            if (ProxyOptions.TryParse(name, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
        }
    }
}
