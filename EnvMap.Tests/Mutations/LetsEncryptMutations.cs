using System.Text.Json.Nodes;
using EnvMap.Catalog;

namespace EnvMap.Tests.Mutations;

public sealed class LetsEncryptMutations : RowMutations
{
    private const string Client = "certificates";
    private const string Nginx = "compose/files/edge/etc/nginx/templates/edge.conf.template";

    public override string Row => "SSL/TLS (Let's Encrypt)";

    public override IEnumerable<Mutation> Mutations =>
    [
        Edit.WithoutRow(Row),
        Edit.Service(Client, "another image", service => service["image"] = "docker.io/another/client:v5"),
        Edit.Service(Client, "a health check that looks at nothing", service => service["healthcheck"]!["test"] = new JsonArray("CMD", "true")),
        Edit.Service(Client, "capabilities that are kept", service => service.Remove("cap_drop")),
        Edit.Service(Client, "certificates that the edge does not see", service => service["volumes"]![0]!["source"] = "envmap-postgres-data"),
        Edit.Service(Client, "a domain without a certificate", service => service["environment"]!["ACME_DOMAINS"] = "grafana.${EDGE_DOMAIN}"),
        Edit.Service(Client, "an authority that cannot be chosen", service => service["environment"]!["ACME_DIRECTORY"] = "https://acme.example.org/directory"),
        Edit.Output("compose/files/certificates/etc/envmap/certificates.sh", "a program that asks nobody", "certbot certonly", "true"),
        Directory("certificates for tests", "https://acme-staging-v02.api.letsencrypt.org/directory") with { Only = DeployEnvironment.Production },
        Directory("certificates that count", "https://acme-v02.api.letsencrypt.org/directory") with { Only = DeployEnvironment.Staging },
        Edit.Service("edge", "no port of HTTPS", service => service["ports"]!.AsArray().RemoveAt(1)),
        Edit.Service("edge", "an edge that may change the certificates", service => service["volumes"]![0]!.AsObject().Remove("read_only")),
        Edit.Output(Nginx, "old versions of TLS", "ssl_protocols TLSv1.2", "ssl_protocols TLSv1.1"),
        Edit.Output(Nginx, "another certificate", "default /acme/edge/edge.pem", "default /acme/edge/other.pem"),
        Edit.Output(Nginx, "HTTPS without TLS", "listen 8443 ssl", "listen 8443"),
        Edit.Output(Nginx, "browsers that forget", "Strict-Transport-Security", "X-Forgotten"),
        Edit.Output(Nginx, "HTTP that leads nowhere", "return 308 https", "return 308 http"),
        Edit.Output(Nginx, "challenges that nobody answers", "root /acme/webroot", "root /acme/other"),
        Edit.Output(Nginx, "HTTP that is passed on", "listen 8443 ssl", "listen 8080;\n        listen 8443 ssl"),
        Edit.Document("no edge", document => document with { Edge = null }) with { Also = ["Nginx", "/etc/hosts", "Router DNS"] },
        Edit.Service("edge", "no configuration", service => service.Remove("configs")) with { Also = ["Nginx"] },
    ];

    private static Mutation Directory(string name, string address) =>
        Edit.Manifest(name, manifest => manifest["resources"]!["certificates-directory"]!["inputs"]!["value"]!["default"]!["value"] = address);
}
