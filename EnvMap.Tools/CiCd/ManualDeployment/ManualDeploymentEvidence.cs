using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.CiCd.ManualDeployment;

/// <summary>Someone can bring a version here, see which one runs, and go back: the version is a value of the project and a label of its services.</summary>
internal sealed class ManualDeploymentEvidence : IRowEvidence
{
    private const string Version = "${ENVMAP_VERSION}";

    public string Row => "Manual Deployment";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Observed;

    public IEnumerable<string> Check(PublishedProfile published)
    {
        foreach (var problem in published.CheckInEffect(Row))
        {
            yield return problem;
        }
        var built = published.Compose.Services.Where(service => service.Node.ContainsKey("build")).ToList();
        if (built.Count is 0)
        {
            yield return "Nothing of the project's own is deployed.";
        }
        foreach (var service in built)
        {
            if (!service.Image.EndsWith($":{Version}", StringComparison.Ordinal))
            {
                yield return $"The image of '{service.Name}' is not that of the version.";
            }
            if (service.Label("org.envmap.version") is not Version)
            {
                yield return $"The service '{service.Name}' does not say which version it is.";
            }
            if (!published.Outputs.ContainsKey($"compose/build/{service.Name}/Dockerfile"))
            {
                yield return $"Nothing says how the image of '{service.Name}' is built.";
            }
        }
    }
}
