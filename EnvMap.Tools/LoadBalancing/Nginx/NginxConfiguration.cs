using System.Globalization;
using System.Text;
using EnvMap.Tools.Security.LetsEncrypt;

namespace EnvMap.Tools.LoadBalancing.Nginx;

/// <summary>Writes the configuration of the edge.</summary>
internal static class NginxConfiguration
{
    /// <summary>The template of the routes, in the folder where the official image looks for templates.</summary>
    public const string ContainerTemplate = "/etc/nginx/templates/edge.conf.template";

    /// <summary>The folder into which the official image completes templates.</summary>
    public const string ContainerOutput = "/tmp";

    /// <summary>The port that nginx listens on in its container; one that needs no privilege.</summary>
    public const int ContainerPort = 8080;

    /// <summary>The whole configuration of a process that listens on a port of loopback.</summary>
    public static string Write(IReadOnlyList<EdgeRoute> routes, int port) =>
        $"{NginxTexts.ProcessHead}{Body(routes, string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"), Proxy)}}}\n".ReplaceLineEndings("\n");

    /// <summary>What the official image is given as <c>/etc/nginx/nginx.conf</c>.</summary>
    public static string WriteMainForContainer() => NginxTexts.ContainerMain.ReplaceLineEndings("\n");

    /// <summary>What the official image completes, from <see cref="ContainerTemplate"/> to <see cref="ContainerOutput"/>.</summary>
    /// <param name="routes">The hosts.</param>
    /// <param name="withTls">Whether they are served by HTTPS, and HTTP leads there.</param>
    public static string WriteForContainer(IReadOnlyList<EdgeRoute> routes, bool withTls = false)
    {
        var port = withTls ? CertificatesAnnotation.HttpsPort : ContainerPort;
        var listen = string.Create(CultureInfo.InvariantCulture, $"{port}{(withTls ? " ssl" : "")}");
        var http = withTls ? $"{NginxTexts.Tls}\n{Server(string.Create(CultureInfo.InvariantCulture, $"{ContainerPort}"), isDefault: true, "_")}{NginxTexts.ToHttps}" : "";
        return $"{NginxTexts.ContainerHead}{Body(routes, listen, LateProxy, http)}".ReplaceLineEndings("\n");
    }

    private static string Body(IReadOnlyList<EdgeRoute> routes, string listen, Func<string, string> proxy, string first = "")
    {
        var text = new StringBuilder(NginxTexts.Head).Append(first);
        foreach (var route in routes.OrderByDescending(route => route.IsDefault).ThenBy(route => route.Host, StringComparer.Ordinal))
        {
            text.Append('\n').Append(Server(listen, route.IsDefault, route.Host)).Append(first.Length > 0 ? NginxTexts.Hsts : "").Append(NginxTexts.Common).Append(proxy(route.Address)).Append("    }\n");
        }
        if (!routes.Any(route => route.IsDefault))
        {
            text.Append('\n').Append(Server(listen, isDefault: true, "_")).Append("        location / {\n            return 404;\n        }\n    }\n");
        }
        return text.ToString();
    }

    private static string Server(string listen, bool isDefault, string host) => $$"""
            server {
                listen {{listen}}{{(isDefault ? " default_server" : "")}};
                server_name {{host}};
                access_log /dev/stdout json;

                location = {{NginxResource.HealthPath}} {
                    access_log off;
                    return 200 "ok\n";
                }
                location = /_edge/status {
                    access_log off;
                    allow 127.0.0.1;
                    deny all;
                    stub_status;
                }

        """;

    private static string Proxy(string address) => $$"""
                location / {
                    proxy_pass http://{{address}};
                }

        """;

    // A name in a variable is looked up at each request, after the time that the resolver keeps it; a plain one once, at the start.
    private static string LateProxy(string address) => $$"""
                location / {
                    set $upstream {{address}};
                    proxy_pass http://$upstream;
                }

        """;
}
