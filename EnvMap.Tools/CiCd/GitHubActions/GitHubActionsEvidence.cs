using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.CiCd.GitHubActions;

/// <summary>The workflow deploys without kept keys, and in production after approval.</summary>
internal sealed class GitHubActionsEvidence : IRowEvidence
{
    public string Row => "GitHub Actions";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Validated;

    // Its last step ends with an error until something deploys to AWS, where all cells of the row are.
    public bool IsRealisedIn(DeployEnvironment environment) => false;

    public IEnumerable<string> Check(PublishedProfile published) =>
    [
        .. published.CheckInEffect(Row),
        .. published.CheckPipeline(
            Row,
            ("id-token: write", "Its workflow gets no token of OIDC."),
            ("role-to-assume:", "Its workflow takes no role."),
            ($"environment: {published.Environment.ToSlug()}\n", "Its workflow runs in no environment, whose rules ask for approval.")),
    ];
}
