using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.CiCd.GitLabRunner;

/// <summary>The runner has its token from a file, and its pipeline deploys; in production after approval.</summary>
internal sealed class GitLabRunnerEvidence : IRowEvidence
{
    public string Row => "GitLab Runner";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Validated;

    public IEnumerable<string> Check(PublishedProfile published) => published.CheckService(
        Row, $"{GitLabRunnerContainerImageTags.Registry}/{GitLabRunnerContainerImageTags.Image}", service =>
        [
            .. service.Volumes.ContainsKey("/etc/gitlab-runner") ? Array.Empty<string>() : ["What it is known by is in no named volume."],
            .. service.Secrets.Count > 0 ? Array.Empty<string>() : ["Its token does not come from a secret."],
            .. published.Environment is DeployEnvironment.Production
                ? published.CheckPipeline(Row, ("when: manual", "Its pipeline asks nobody before it deploys."))
                : published.CheckPipeline(Row),
        ]);
}
