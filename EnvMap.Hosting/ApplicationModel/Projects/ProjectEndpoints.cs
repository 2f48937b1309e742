using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Declares the endpoints of a project as its launch profile and its Kestrel settings have them.</summary>
internal sealed class ProjectEndpoints<T>(IResourceBuilder<T> builder, EffectiveLaunchProfile? profile, bool excludeKestrel)
    where T : IResourceWithEnvironment, IResourceWithEndpoints, IResourceWithArgs
{
    private readonly IConfiguration _settings = KestrelEndpoint.ReadSettings(builder.Resource.Annotations.OfType<IProjectMetadata>().Last().ProjectPath);
    private readonly Dictionary<EndpointAnnotation, string> _kestrelHosts = [];
    private EndpointAnnotation? _impliedHttps;

    public void Declare()
    {
        var kestrel = excludeKestrel ? [] : KestrelEndpoint.Of(_settings);
        foreach (var endpoint in kestrel)
        {
            DeclareKestrel(endpoint);
        }

        builder.WithEnvironment(OverrideKestrel);
        if (builder.ApplicationBuilder.ExecutionContext.IsRunMode)
        {
            if (kestrel.Count == 0)
            {
                builder.WithEnvironment(PutUrls);
                DeclareApplicationUrls();
            }

            return;
        }

        if (kestrel.Count == 0)
        {
            builder.WithEnvironment(PutPorts);
        }

        if (kestrel.Count > 0 || profile?.Profile.ApplicationUrl is not null)
        {
            DeclarePublished();
        }
    }

    private void DeclareKestrel(KestrelEndpoint endpoint) => builder.WithEndpoint(endpoint.Name, e =>
    {
        if (builder.ApplicationBuilder.ExecutionContext.IsPublishMode)
        {
            e.TargetPort = endpoint.Address.Port;
        }
        else
        {
            e.Port = endpoint.Address.Port;
        }

        e.UriScheme = endpoint.Address.Scheme;
        e.TargetHost = Host(endpoint.Address);
        SetTransport(e, endpoint.Protocols);
        _kestrelHosts[e] = e.TargetHost;
    });

    private void DeclareApplicationUrls()
    {
        var seen = new Dictionary<string, int>();
        foreach (var url in profile?.Profile.ApplicationUrl?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var address = BindingAddress.Parse(url);
            var count = seen[address.Scheme] = seen.GetValueOrDefault(address.Scheme) + 1;
            builder.WithEndpoint(count == 1 ? address.Scheme : address.Scheme + count, e =>
            {
                e.Port = address.Port;
                e.TargetHost = Host(address);
                e.UriScheme = address.Scheme;
                e.FromLaunchProfile = true;
                SetTransport(e, null);
            });
        }
    }

    // A published project listens on one port behind the platform's own TLS: the https endpoint is there for others, not for Kestrel.
    private void DeclarePublished()
    {
        var (http, https) = (FindOrAdd("http"), FindOrAdd("https"));
        http.TargetPort = https.TargetPort = http.TargetPort ?? https.TargetPort;
    }

    private EndpointAnnotation FindOrAdd(string scheme)
    {
        var known = Find();
        if (known is null)
        {
            builder.WithEndpoint(scheme, e =>
            {
                e.UriScheme = scheme;
                SetTransport(e, null);
                _impliedHttps = scheme == "https" ? e : _impliedHttps;
            });
        }

        return known ?? Find()!;

        EndpointAnnotation? Find() => builder.Resource.Annotations.OfType<EndpointAnnotation>()
            .FirstOrDefault(e => e.UriScheme == scheme || e.Name.Equals(scheme, StringComparison.OrdinalIgnoreCase));
    }

    private void SetTransport(EndpointAnnotation endpoint, string? protocols)
    {
        if ((protocols ?? _settings["Kestrel:EndpointDefaults:Protocols"]) == "Http2")
        {
            endpoint.Transport = "http2";
        }
    }

    // Kestrel listens for http only, and not where the project was told the port in a variable of its own.
    private IEnumerable<EndpointReference> Own() => builder.Resource.GetEndpoints()
        .Where(e => e.Scheme is "http" or "https" && e.EndpointAnnotation.TargetPortEnvironmentVariable is null)
        .Where(e => builder.Resource.Annotations.OfType<EndpointEnvironmentFilterAnnotation>().All(f => f.Filter(e.EndpointAnnotation)));

    private void PutUrls(EnvironmentCallbackContext context)
    {
        if (context.EnvironmentVariables.ContainsKey("ASPNETCORE_URLS"))
        {
            return;
        }

        var urls = new ReferenceExpressionBuilder();
        foreach (var e in Own())
        {
            if (!urls.IsEmpty)
            {
                urls.AppendLiteral(";");
            }

            if (e.Scheme == "https")
            {
                context.EnvironmentVariables.TryAdd("ASPNETCORE_HTTPS_PORT", e.Property(EndpointProperty.Port));
            }

            var (scheme, port) = (e.Property(EndpointProperty.Scheme), e.Property(EndpointProperty.TargetPort));
            urls.Append($"{scheme}://{e.EndpointAnnotation.TargetHost}:{port}");
        }

        if (!urls.IsEmpty)
        {
            context.EnvironmentVariables["ASPNETCORE_URLS"] = urls.Build();
        }
    }

    private void PutPorts(EnvironmentCallbackContext context)
    {
        foreach (var scheme in (string[])["http", "https"])
        {
            var ports = new ReferenceExpressionBuilder();
            foreach (var e in Own().Where(e => e.Scheme == scheme && e.EndpointAnnotation != _impliedHttps))
            {
                ports.AppendLiteral(ports.IsEmpty ? string.Empty : ";");
                ports.Append($"{e.Property(EndpointProperty.TargetPort)}");
            }

            if (!ports.IsEmpty)
            {
                context.EnvironmentVariables.TryAdd($"{scheme.ToUpperInvariant()}_PORTS", ports.Build());
            }
        }
    }

    private void OverrideKestrel(EnvironmentCallbackContext context)
    {
        foreach (var e in Own().Where(e => _kestrelHosts.Count > 0 && e.EndpointAnnotation != _impliedHttps))
        {
            var host = context.ExecutionContext.IsRunMode && _kestrelHosts.TryGetValue(e.EndpointAnnotation, out var declared) ? declared : "*";
            context.EnvironmentVariables[$"Kestrel__Endpoints__{e.EndpointName}__Url"]
                = ReferenceExpression.Create($"{e.Scheme}://{host}:{e.Property(EndpointProperty.TargetPort)}");
        }
    }

    private static string Host(BindingAddress address)
        => address.Host.Equals(KnownHostNames.Localhost, StringComparison.OrdinalIgnoreCase) ? KnownHostNames.Localhost : address.Host;
}
