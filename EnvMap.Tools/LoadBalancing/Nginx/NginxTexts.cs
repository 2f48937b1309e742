using EnvMap.Tools.Security.LetsEncrypt;

namespace EnvMap.Tools.LoadBalancing.Nginx;

/// <summary>The parts of nginx' configuration that are the same for every edge.</summary>
internal static class NginxTexts
{
    // One process: a worker would outlive a master that is killed, and keep the port.
    public const string ProcessHead = """
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
    // Completed by the image into /tmp, the one folder that is written to: everything else may be read-only, and no user is root.
    public const string ContainerMain = """
        worker_processes 2;
        pid /tmp/nginx.pid;
        error_log stderr warn;

        events {
            worker_connections 1024;
        }

        http {
            include /tmp/edge.conf;
        }

        """;

    public const string ContainerHead = """
            resolver ${NGINX_LOCAL_RESOLVERS} valid=5s;
            client_body_temp_path /tmp/body;
            proxy_temp_path /tmp/proxy;
            fastcgi_temp_path /tmp/fastcgi;
            uwsgi_temp_path /tmp/uwsgi;
            scgi_temp_path /tmp/scgi;

        """;

    public const string Head = """
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

    // A certificate that is named by a variable is read when somebody connects: a new one counts from then on, and nothing is reloaded.
    // Protocols and ciphers are those of Mozilla's profile "intermediate".
    public const string Tls = $$"""

            map $ssl_server_name $edge_certificate {
                default {{CertificatesAnnotation.CertificateFile}};
            }

            ssl_certificate $edge_certificate;
            ssl_certificate_key $edge_certificate;
            ssl_protocols TLSv1.2 TLSv1.3;
            ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305;
            ssl_prefer_server_ciphers off;
            ssl_session_cache shared:tls:10m;
            ssl_session_timeout 1d;
            ssl_session_tickets off;
            http2 on;

        """;

    public const string Hsts = """
                add_header Strict-Transport-Security "max-age=31536000" always;

        """;

    public const string ToHttps = $$"""
                location /.well-known/acme-challenge/ {
                    root {{CertificatesAnnotation.Webroot}};
                    default_type text/plain;
                    try_files $uri =404;
                }
                location / {
                    return 308 https://$host$request_uri;
                }
            }

        """;

    public const string Common = """
                error_page 502 503 504 @unavailable;
                location @unavailable {
                    internal;
                    default_type text/html;
                    add_header Retry-After 2 always;
                    return 503 '<!doctype html><title>Not ready</title><meta http-equiv="refresh" content="2"><p>$host does not answer yet. This page tries again.';
                }

        """;
}
