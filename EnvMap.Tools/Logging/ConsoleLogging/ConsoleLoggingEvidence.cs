using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.Logging.ConsoleLogging;

/// <summary>Services write to their output, which the engine keeps in files that do not grow without end.</summary>
internal sealed class ConsoleLoggingEvidence : IRowEvidence
{
    public string Row => "Console Logging";

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
        foreach (var service in services.Where(service => service.Variables.GetValueOrDefault("EnvMap__Environment") != published.Environment.ToString()))
        {
            yield return $"'{service.Name}' does not know that it is in {published.Environment}, which decides how it writes.";
        }
        foreach (var service in published.Compose.Services)
        {
            var logging = service.Node["logging"];
            if (logging?["driver"]?.ToString() is not "json-file" || logging["options"]?["max-size"] is null || logging["options"]?["max-file"] is null)
            {
                yield return $"The output of '{service.Name}' is not kept, or without an end.";
            }
        }
    }
}
