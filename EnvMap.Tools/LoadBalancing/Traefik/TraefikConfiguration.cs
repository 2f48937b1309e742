using System.Globalization;
using System.Text;
using EnvMap.Tools.LoadBalancing.Nginx;
using EnvMap.Tools.Security.LetsEncrypt;

namespace EnvMap.Tools.LoadBalancing.Traefik;

/// <summary>Writes the two files of Traefik: what it is started with, and where requests go.</summary>
internal static class TraefikConfiguration
{
    /// <summary>Where Traefik looks for it by itself, also when it is asked for its health.</summary>
    public const string StartPath = "/etc/traefik/traefik.yml";

    /// <summary>Where the other file is.</summary>
    public const string RoutesPath = "/etc/traefik/edge/routes.yml";

    /// <summary>The port of HTTP in its container; one that needs no privilege.</summary>
    public const int HttpPort = 8080;

    /// <summary>The port that tells its health.</summary>
    public const int HealthPort = 8082;

    private const string Resolver = "letsencrypt";

    /// <summary>Writes what it is started with. Containers are never asked for: nothing here needs the engine's socket.</summary>
    /// <param name="hosts">The hosts that a certificate is for.</param>
    /// <param name="email">Whom the authority may write to.</param>
    /// <param name="directory">The authority; null where nothing is served by HTTPS.</param>
    public static string WriteStart(IEnumerable<string> hosts, string? email = null, string? directory = null)
    {
        var text = new StringBuilder($$"""
            global:
              checkNewVersion: false
              sendAnonymousUsage: false
            log:
              level: WARN
              format: json
            accessLog:
              format: json
            ping:
              entryPoint: health
            providers:
              file:
                filename: {{RoutesPath}}
            entryPoints:
              health:
                address: ":{{HealthPort}}"
              web:
                address: ":{{HttpPort}}"

            """);
        if (directory is not null)
        {
            var names = hosts.ToList();
            // To the port of the machine: the one of the container is nothing that a browser can reach.
            text.Append(CultureInfo.InvariantCulture, $$"""
                    http:
                      redirections:
                        entryPoint:
                          to: ":443"
                          scheme: https
                          permanent: true
                  websecure:
                    address: ":{{CertificatesAnnotation.HttpsPort}}"
                    http:

                """);
            // Without a name nothing would be asked for but one that no authority gives.
            text.Append(names is not [var first, ..] ? "      tls: {}\n" : $$"""
                      tls:
                        certResolver: {{Resolver}}
                        domains:
                          - main: "{{first}}"

                """);
            if (names.Count > 1)
            {
                text.Append("            sans:\n").AppendJoin("", names.Skip(1).Select(name => $"              - \"{name}\"\n"));
            }
            text.Append(CultureInfo.InvariantCulture, $$"""
                certificatesResolvers:
                  {{Resolver}}:
                    acme:
                      email: "{{email}}"
                      caServer: "{{directory}}"
                      storage: {{CertificatesAnnotation.Folder}}/traefik.json
                      keyType: EC256
                      httpChallenge:
                        entryPoint: web

                """);
        }
        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>Writes where requests go.</summary>
    /// <param name="routes">The hosts.</param>
    /// <param name="withTls">Whether they are served by HTTPS.</param>
    public static string WriteRoutes(IReadOnlyList<EdgeRoute> routes, bool withTls)
    {
        if (routes.Count is 0)
        {
            // What has no entry is an error where it is empty.
            return "http: {}\n";
        }
        var ordered = routes.OrderByDescending(route => route.IsDefault).ThenBy(route => route.Host, StringComparer.Ordinal).Index().ToList();
        var entryPoint = withTls ? "websecure" : "web";
        var text = new StringBuilder("http:\n  routers:\n");
        foreach (var (index, route) in ordered)
        {
            AppendRouter(text, string.Create(CultureInfo.InvariantCulture, $"route-{index}"), index, $"Host(`{route.Host}`)", entryPoint, withTls);
            if (route.IsDefault)
            {
                AppendRouter(text, "default", index, "PathPrefix(`/`)", entryPoint, withTls);
                text.Append("      priority: 1\n");
            }
        }
        text.Append("  services:\n");
        foreach (var (index, route) in ordered)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                    route-{{index}}:
                      loadBalancer:
                        servers:
                          - url: "http://{{route.Address}}"

                """);
        }
        if (withTls)
        {
            text.Append(Tls);
        }
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void AppendRouter(StringBuilder text, string name, int service, string rule, string entryPoint, bool withTls)
    {
        text.Append(CultureInfo.InvariantCulture, $$"""
                {{name}}:
                  rule: "{{rule}}"
                  service: route-{{service}}
                  entryPoints:
                    - {{entryPoint}}

            """);
        if (withTls)
        {
            text.Append("      middlewares:\n        - hsts\n");
        }
    }

    // As nginx has it.
    private const string Tls = """
          middlewares:
            hsts:
              headers:
                stsSeconds: 31536000
        tls:
          options:
            default:
              minVersion: VersionTLS12
              cipherSuites:
                - TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
                - TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
                - TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
                - TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
                - TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256
                - TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256

        """;
}
