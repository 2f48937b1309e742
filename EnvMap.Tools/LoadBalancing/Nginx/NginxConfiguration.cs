using System.Globalization;
using System.Text;

namespace EnvMap.Tools.LoadBalancing.Nginx;

/// <summary>Writes the configuration of the edge.</summary>
internal static class NginxConfiguration
{
    // One process: a worker would outlive a master that is killed, and keep the port.
    private const string Head = """
        daemon off;
        master_process off;
        pid nginx.pid;
        error_log stderr warn;

        events {
            worker_connections 1024;
        }

        http {
            log_format json escape=json '{"time":"$time_iso8601","host":"$host","method":"$request_method","uri":"$uri","status":$status,"bytes":$bytes_sent,"seconds":$request_time,"upstream":"$upstream_addr","trace":"$http_traceparent"}';
            access_log /dev/stdout json;

            client_body_temp_path temp/body;
            proxy_temp_path temp/proxy;
            fastcgi_temp_path temp/fastcgi;
            uwsgi_temp_path temp/uwsgi;
            scgi_temp_path temp/scgi;

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

    public static string Write(IReadOnlyList<EdgeRoute> routes, int port)
    {
        var text = new StringBuilder(Head);
        foreach (var route in routes.OrderByDescending(route => route.IsDefault).ThenBy(route => route.Subdomain, StringComparer.Ordinal))
        {
            text.Append('\n').Append(Server(port, route.IsDefault, route.Host)).Append(Common).Append(Proxy(route.Address)).Append("    }\n");
        }
        if (!routes.Any(route => route.IsDefault))
        {
            text.Append('\n').Append(Server(port, isDefault: true, "_")).Append("        location / {\n            return 404;\n        }\n    }\n");
        }
        return text.Append("}\n").ToString().ReplaceLineEndings("\n");
    }

    private static string Server(int port, bool isDefault, string host) => string.Create(CultureInfo.InvariantCulture, $$"""
            server {
                listen 127.0.0.1:{{port}}{{(isDefault ? " default_server" : "")}};
                server_name {{host}};

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

        """);

    private static string Proxy(string address) => $$"""
                location / {
                    proxy_pass http://{{address}};
                }

        """;
}
