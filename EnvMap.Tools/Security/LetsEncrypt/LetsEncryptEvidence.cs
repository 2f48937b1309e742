using EnvMap.Catalog;
using EnvMap.Tools.Evidence;
using EnvMap.Tools.LoadBalancing.Nginx;

namespace EnvMap.Tools.Security.LetsEncrypt;

/// <summary>A service gets certificates for every domain, and the edge serves them, and nothing without.</summary>
internal sealed class LetsEncryptEvidence : IRowEvidence
{
    public string Row => LetsEncryptExtensions.Row;

    // In production the row comes with the phase of AWS, whose profile is not brought up on a machine; the same edge is, in staging.
    public EvidenceGrade GradeIn(DeployEnvironment environment) =>
        environment is DeployEnvironment.Production ? EvidenceGrade.Validated : EvidenceGrade.Observed;

    public IEnumerable<string> Check(PublishedProfile published)
    {
        if (published.Document.Edge is not { } edge || published.Compose.Service(edge.Resource) is not { } service)
        {
            return [.. published.CheckInEffect(Row), "The profile has no edge that could present a certificate."];
        }
        return [.. published.CheckInEffect(Row), .. CheckClient(published, service.Name), .. CheckEdge(published, service)];
    }

    private IEnumerable<string> CheckClient(PublishedProfile published, string edge)
    {
        if (published.Compose.ServicesOf(Row).FirstOrDefault(service => service.Image.Contains(CertbotContainerImageTags.Image, StringComparison.Ordinal)) is not { } client)
        {
            yield return $"No service has the image {CertbotContainerImageTags.Image}.";
            yield break;
        }
        if (published.FileOf(client, CertbotScript.Path)?.Contains("certbot certonly", StringComparison.Ordinal) is not true)
        {
            yield return $"'{client.Name}' is given no program that asks for certificates.";
        }
        if (!client.HealthCommand.Contains(CertificatesAnnotation.CertificateFile))
        {
            yield return $"The health check of '{client.Name}' does not look at the certificate.";
        }
        if (!client.Lists("cap_drop", "ALL"))
        {
            yield return $"'{client.Name}' keeps capabilities.";
        }
        if (published.Compose.Service(edge)!.Volumes.GetValueOrDefault(CertificatesAnnotation.Folder) is not { Length: > 0 } volume
            || client.Volumes.GetValueOrDefault(CertificatesAnnotation.Folder) != volume)
        {
            yield return $"'{client.Name}' and '{edge}' share no volume at {CertificatesAnnotation.Folder}.";
        }
        if (!published.Compose.Service(edge)!.MountsReadOnly(CertificatesAnnotation.Folder))
        {
            yield return $"'{edge}' may write to {CertificatesAnnotation.Folder}.";
        }
        if (client.Variables.GetValueOrDefault("ACME_DIRECTORY")?.StartsWith("${", StringComparison.Ordinal) is not true)
        {
            yield return $"Nobody can choose the authority of '{client.Name}'.";
        }
        var directory = published.DefaultOf($"{client.Name}-directory") ?? "";
        if (directory.Contains("staging", StringComparison.Ordinal) == published.Environment is DeployEnvironment.Production
            || !directory.StartsWith("https://", StringComparison.Ordinal))
        {
            yield return $"The certificates of {published.Environment} come from '{directory}'.";
        }
        var domains = client.Variables.GetValueOrDefault("ACME_DOMAINS")?.Split(',') ?? [];
        foreach (var route in published.Document.Resources.Values.SelectMany(resource => resource.EdgeRoutes).Where(route => !domains.Any(domain => domain.StartsWith($"{route.Host}.", StringComparison.Ordinal))))
        {
            yield return $"No certificate is asked for '{route.Host}'.";
        }
    }

    private static IEnumerable<string> CheckEdge(PublishedProfile published, ComposeServiceView edge)
    {
        if (!edge.Ports.ContainsKey("8443"))
        {
            yield return "No port of the machine leads to HTTPS.";
        }
        if (published.FileOf(edge, NginxConfiguration.ContainerTemplate) is not { } configuration)
        {
            yield return $"'{edge.Name}' is given no file {NginxConfiguration.ContainerTemplate}.";
            yield break;
        }
        foreach (var expected in new[]
        {
            "listen 8443 ssl default_server;", $"default {CertificatesAnnotation.CertificateFile};", "ssl_protocols TLSv1.2 TLSv1.3;", "Strict-Transport-Security",
            $"root {CertificatesAnnotation.Webroot};", "return 308 https://$host$request_uri;",
        })
        {
            if (!configuration.Contains(expected, StringComparison.Ordinal))
            {
                yield return $"The configuration of '{edge.Name}' has no '{expected}'.";
            }
        }
        foreach (var plain in configuration.Split("server {").Skip(1).Where(server => server.Contains("listen 8080", StringComparison.Ordinal) && server.Contains("proxy_pass", StringComparison.Ordinal)))
        {
            yield return $"'{edge.Name}' passes on what comes by HTTP, where it has '{plain.Trim().Split('\n')[0]}'.";
        }
    }
}
