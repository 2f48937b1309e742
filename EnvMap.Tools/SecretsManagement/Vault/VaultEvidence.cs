using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.SecretsManagement.Vault;

/// <summary>Vault keeps what it is told, and the API reads it with a token from a file.</summary>
internal sealed class VaultEvidence : IRowEvidence
{
    public string Row => "HashiCorp Vault";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Validated;

    public IEnumerable<string> Check(PublishedProfile published) => published.CheckService(
        Row, $"{VaultContainerImageTags.Registry}/{VaultContainerImageTags.Image}", service => CheckServer(published, service));

    private static IEnumerable<string> CheckServer(PublishedProfile published, ComposeServiceView service)
    {
        if (!service.Volumes.ContainsKey(VaultConfiguration.DataFolder))
        {
            yield return "Its data is in no named volume.";
        }
        if (service.Command.Contains("-dev") || published.FileOf(service, "/vault/config/envmap.hcl")?.Contains("storage \"raft\"", StringComparison.Ordinal) is not true)
        {
            yield return "It forgets what it was told.";
        }
        if (service.Ports.Count > 0)
        {
            yield return "Other machines reach it without TLS.";
        }
        if (!published.Compose.Services.Any(other => other.Variables.ContainsKey("EnvMap__Vault__Address") && other.Secrets.Contains("vault-token") && !other.Variables.ContainsKey("EnvMap__Vault__Token")))
        {
            yield return "Nothing reads it with a token from a file.";
        }
    }
}
