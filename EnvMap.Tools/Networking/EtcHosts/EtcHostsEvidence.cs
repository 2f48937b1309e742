using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.Networking.EtcHosts;

/// <summary>The edge has names that <c>envmap hosts</c> can write into a hosts file.</summary>
internal sealed class EtcHostsEvidence : IRowEvidence
{
    public string Row => "/etc/hosts";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Observed;

    public IEnumerable<string> Check(PublishedProfile published) => [.. published.CheckInEffect(Row), .. EdgeNamesEvidence.Check(published)];
}
