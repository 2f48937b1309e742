using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.Networking.RouterDns;

/// <summary>The edge has names that <c>envmap hosts --format router</c> can print as records.</summary>
internal sealed class RouterDnsEvidence : IRowEvidence
{
    public string Row => "Router DNS";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Observed;

    public IEnumerable<string> Check(PublishedProfile published) => [.. published.CheckInEffect(Row), .. EdgeNamesEvidence.Check(published)];
}
