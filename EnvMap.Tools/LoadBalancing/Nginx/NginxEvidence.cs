using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.LoadBalancing.Nginx;

/// <summary>Nginx is the way in, and passes every domain of the profile on.</summary>
internal sealed class NginxEvidence : IRowEvidence
{
    public string Row => "Nginx";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Observed;

    public IEnumerable<string> Check(PublishedProfile published) => published.CheckService(
        Row,
        $"{NginxContainerImageTags.Registry}/{NginxContainerImageTags.Image}",
        service => published.CheckEdge(service, NginxConfiguration.ContainerTemplate, host => $"server_name {host};", resource => $"set $upstream {resource}:"));
}
