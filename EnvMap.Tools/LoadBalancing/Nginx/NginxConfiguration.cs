using System.Globalization;
using System.Text;

namespace EnvMap.Tools.LoadBalancing.Nginx;

/// <summary>Writes the configuration of the edge.</summary>
internal static class NginxConfiguration
{
    // One process: a worker would outlive a master that is killed, and keep the port.
    private const string ProcessHead = """
        daemon off;
        master_process off;
        pid nginx.pid;
        error_log stderr warn;

        events {
            worker_connections 1024;
        }

        http {
            client_body_temp_path temp/body;
            proxy_temp_path temp/proxy;
            fastcgi_temp_path temp/fastcgi;
            uwsgi_temp_path temp/uwsgi;
            scgi_temp_path temp/scgi;

        """;

    // Names of containers come and go while nginx runs, so they are looked up when a request comes. The image puts the resolvers here.
    private const string ContainerHead = """
            resolver ${NGINX_LOCAL_RESOLVERS} valid=5s;

        """;

    private const string Head = """
            log_format json escape=json '{"time":"$time_iso8601","host":"$host","method":"$request_method","uri":"$uri","status":$status,"bytes":$bytes_sent,"seconds":$request_time,"upstream":"$upstream_addr","trace":"$http_traceparent"}';

            server_tokens off;
            client_max_body_size 32m;
            server_names_hash_bucket_size 128;

            map $http_upgrade $connection_upgrade {
                default upgrade;
                ''      '';
            }

            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            proxy_set_header X-Forwarded-Host $http_host;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_connect_timeout 5s;
            proxy_read_timeout 1h;
            proxy_send_timeout 1h;
            # Event streams and large answers pass as they come.
            proxy_buffering off;
            proxy_request_buffering off;

        """;

    private const string Common = """
                error_page 502 503 504 @unavailable;
                location @unavailable {
                    internal;
                    default_type text/html;
                    add_header Retry-After 2 always;
                    return 503 '<!doctype html><title>Not ready</title><meta http-equiv="refresh" content="2"><p>$host does not answer yet. This page tries again.';
                }

        """;

    /// <summary>The port that nginx listens on in its container.</summary>
    public const int ContainerPort = 80;

    /// <summary>The whole configuration of a process that listens on a port of loopback.</summary>
    public static string Write(IReadOnlyList<EdgeRoute> routes, int port) =>
        $"{ProcessHead}{Body(routes, string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"), Proxy)}}}\n".ReplaceLineEndings("\n");

    /// <summary>What the official image completes and includes into its own configuration, from a file of <c>/etc/nginx/templates</c>.</summary>
    public static string WriteForContainer(IReadOnlyList<EdgeRoute> routes) =>
        $"{ContainerHead}{Body(routes, string.Create(CultureInfo.InvariantCulture, $"{ContainerPort}"), LateProxy)}".ReplaceLineEndings("\n");

    private static string Body(IReadOnlyList<EdgeRoute> routes, string listen, Func<string, string> proxy)
    {
        var text = new StringBuilder(Head);
        foreach (var route in routes.OrderByDescending(route => route.IsDefault).ThenBy(route => route.Subdomain, StringComparer.Ordinal))
        {
            text.Append('\n').Append(Server(listen, route.IsDefault, route.Host)).Append(Common).Append(proxy(route.Address)).Append("    }\n");
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
