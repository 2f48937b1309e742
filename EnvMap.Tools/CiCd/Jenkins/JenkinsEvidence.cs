using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.CiCd.Jenkins;

/// <summary>Jenkins keeps its jobs, and its pipeline deploys; in production after approval.</summary>
internal sealed class JenkinsEvidence : IRowEvidence
{
    public string Row => "Jenkins";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Validated;

    public IEnumerable<string> Check(PublishedProfile published) => published.CheckService(
        Row, $"{JenkinsContainerImageTags.Registry}/{JenkinsContainerImageTags.Image}", service =>
        [
            .. service.Volumes.ContainsKey("/var/jenkins_home") ? Array.Empty<string>() : ["Its jobs are in no named volume."],
            .. published.Environment is DeployEnvironment.Production
                ? published.CheckPipeline(Row, ("input message:", "Its pipeline asks nobody before it deploys."))
                : published.CheckPipeline(Row),
        ]);
}
