using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.Security.Jwt;

/// <summary>The API signs tokens with a secret of its own, and has a first user; both are secrets.</summary>
internal sealed class JwtEvidence : IRowEvidence
{
    private static readonly string[] s_settings = ["EnvMap__Auth__AdminPassword", "EnvMap__Auth__SigningSecret"];

    public string Row => "JWT Authentication";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Observed;

    public IEnumerable<string> Check(PublishedProfile published)
    {
        foreach (var problem in published.CheckInEffect(Row))
        {
            yield return problem;
        }
        var services = published.Compose.ServicesOf(Row).ToList();
        if (services.Count is 0)
        {
            yield return "No service says that it realises it.";
        }
        foreach (var service in services)
        {
            var targets = (service.Node["secrets"]?.AsArray() ?? []).Select(secret => secret?["target"]?.ToString());
            foreach (var setting in s_settings.Except(targets))
            {
                yield return $"'{service.Name}' does not have {setting} from a secret file.";
            }
            foreach (var setting in s_settings.Where(service.Variables.ContainsKey))
            {
                yield return $"'{service.Name}' has {setting} in a variable.";
            }
            if (published.Environment is not DeployEnvironment.Local && service.Variables.GetValueOrDefault("EnvMap__ReadPolicy") is "Anonymous")
            {
                yield return $"'{service.Name}' lets everybody read.";
            }
            if (service.Variables.GetValueOrDefault("EnvMap__Environment") != published.Environment.ToString())
            {
                yield return $"'{service.Name}' does not know that it is in {published.Environment}, which decides who may read.";
            }
        }
    }
}
