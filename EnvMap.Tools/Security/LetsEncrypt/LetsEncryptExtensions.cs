using EnvMap.Catalog;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Tools.Containers;
using EnvMap.Tools.LoadBalancing.Nginx;
using EnvMap.Tools.NotStarted;
using EnvMap.Tools.Security.LetsEncrypt;

namespace EnvMap.Tools;

/// <summary>Adds certificates of Let's Encrypt.</summary>
public static class LetsEncryptExtensions
{
    internal const string Row = "SSL/TLS (Let's Encrypt)";

    private const string Production = "https://acme-v02.api.letsencrypt.org/directory";
    private const string Staging = "https://acme-staging-v02.api.letsencrypt.org/directory";

    // Root without any right but that of the owner; its group is the edge's.
    private const string CertbotUser = "0:101";

    /// <summary>
    /// Has the edge serve its hosts by HTTPS and lead HTTP there, with certificates that are got and renewed by ACME. The parameters
    /// <c>{name}-email</c>, by default empty, and <c>{name}-directory</c>, by default that of Let's Encrypt (in staging the one for tests, whose
    /// certificates nobody trusts), say from whom. Null where the profile has none, or no edge of its own, or is run.
    /// </summary>
    /// <param name="map">The map.</param>
    /// <param name="name">The name of the service that gets the certificates; an edge that does it by itself needs none.</param>
    /// <param name="edge">The edge.</param>
    public static IResourceBuilder<IResource>? AddLetsEncrypt(
        this EnvironmentMapBuilder map, [ResourceName] string name, IResourceBuilder<IResourceWithEndpoints>? edge)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (map.Find(Row) is null)
        {
            return null;
        }
        if (map.Application.ExecutionContext.IsRunMode)
        {
            return map.AddNotStarted(name, Row, new("No authority can reach the names of this machine.", "Leave the row out of EnvMap:Include: it is for what is published."));
        }
        if (edge?.Resource is not ContainerResource container || !edge.Resource.TryGetLastAnnotation<EdgeAnnotation>(out var annotation))
        {
            return null;
        }
        var email = map.Application.AddParameter($"{name}-email", "", publishValueAsDefault: true)
            .WithDescription("The address that the certificate authority may write to; empty for none.").Resource;
        var directory = map.Application.AddParameter($"{name}-directory", map.Profile.Name.Environment is DeployEnvironment.Production ? Production : Staging, publishValueAsDefault: true)
            .WithDescription("The ACME directory of the certificate authority.").Resource;
        var builder = map.Application.CreateResourceBuilder(container)
            .WithAnnotation(new CertificatesAnnotation(email, directory))
            .WithAnnotation(annotation with { EndpointName = CertificatesAnnotation.EndpointName }, ResourceAnnotationMutationBehavior.Replace)
            .WithHttpsEndpoint(targetPort: CertificatesAnnotation.HttpsPort, name: CertificatesAnnotation.EndpointName)
            .WithEndpoint(CertificatesAnnotation.EndpointName, endpoint => endpoint.IsExternal = true);
        if (annotation.GetsCertificates)
        {
            return builder.WithVolume(map.VolumeOf(name), CertificatesAnnotation.Folder).WithMapRows(map, Row)
                // The volume belongs to root, and only its owner may read what is written there.
                .WithDeployment(document => document with { User = "0:0" });
        }
        var certbot = AddCertbot(map, name, builder, annotation, email, directory);
        builder.WithVolume(map.VolumeOf(name), CertificatesAnnotation.Folder, isReadOnly: true).WaitFor(certbot);
        return certbot;
    }

    private static IResourceBuilder<ContainerResource> AddCertbot(
        EnvironmentMapBuilder map, string name, IResourceBuilder<ContainerResource> edge, EdgeAnnotation annotation, ParameterResource email, ParameterResource directory)
    {
        var http = edge.GetEndpoint(NginxResource.EndpointName);
        return map.AddToolContainer(name, Row, CertbotContainerImageTags.Registry, CertbotContainerImageTags.Image, CertbotContainerImageTags.Tag)
            .WithEntrypoint("/bin/sh")
            .WithArgs(CertbotScript.Path)
            .WithVolume(map.VolumeOf(name), CertificatesAnnotation.Folder)
            .WithGeneratedFile(CertbotScript.Path, (_, _) => Task.FromResult(CertbotScript.Write()))
            .WithEnvironment("ACME_EMAIL", email)
            .WithEnvironment("ACME_DIRECTORY", directory)
            .WithEnvironment("ACME_EDGE", ReferenceExpression.Create(
                $"http://{http.Property(EndpointProperty.Host)}:{http.Property(EndpointProperty.TargetPort)}{NginxResource.HealthPath}"))
            .WithEnvironment(context => context.EnvironmentVariables["ACME_DOMAINS"] = DomainsOf(map.Application, annotation.Domain))
            .WithHealthCommand("openssl", "x509", "-checkend", "0", "-noout", "-in", CertificatesAnnotation.CertificateFile)
            .WithDeployment(document => document with
            {
                Tier = ServiceTier.Edge,
                Limits = new() { MemoryMegabytes = 256, Cpus = 0.5 },
                User = CertbotUser,
                ReadOnly = true,
                WritablePaths = ["/tmp"],
                Capabilities = [],
                StopGraceSeconds = 30,
            });
    }

    private static ReferenceExpression DomainsOf(IDistributedApplicationBuilder application, ParameterResource domain)
    {
        var domains = new ReferenceExpressionBuilder();
        foreach (var (index, route) in EdgeRoute.AnnotationsOf(application).DistinctBy(route => route.Subdomain).OrderBy(route => route.Subdomain, StringComparer.Ordinal).Index())
        {
            domains.Append($"{(index is 0 ? "" : ",")}{route.Subdomain}.{domain}");
        }
        return domains.Build();
    }
}
