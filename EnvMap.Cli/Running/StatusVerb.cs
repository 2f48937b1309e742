using System.CommandLine;
using EnvMap.Cli.Output;

namespace EnvMap.Cli.Running;

internal sealed class StatusVerb() : ProjectVerb("status", "Shows the services of a project, their health and their versions, and what was deployed. Exit code 1 where any is not well.",
    "envmap status aspire-manifest/staging-0",
    "envmap status aspire-manifest/production-0 --host deploy@machine.example.org")
{
    private const int Shown = 5;

    protected override async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var project = await OpenAsync(result, cancellationToken);
        var states = await project.ReadStatesAsync(cancellationToken);
        var history = await project.ReadHistoryAsync(cancellationToken);
        var missing = project.Missing(states);
        var well = states.Count(state => state.IsWell);
        ConsoleReport.Write(new Report
        {
            Title = $"{project.Name} on {project.MachineName}",
            Tables =
            [
                new ReportTable
                {
                    Heading = "Services",
                    Columns = ["Service", "State", "Health", "Version", "Image"],
                    Rows =
                    [
                        .. states.Select(state => new ReportRow(
                            state.Service, state.State is "exited" ? $"exited ({state.ExitCode})" : state.State, state.Health.Length > 0 ? state.Health : "–", state.Version, state.Image)),
                        .. missing.Select(service => new ReportRow(service, "absent", "–", "", "")),
                    ],
                },
                new ReportTable
                {
                    Heading = "Deployments",
                    Columns = ["Version", "At", "Outcome"],
                    Rows = [.. history.Deployments.Reverse().Take(Shown).Select(record => new ReportRow(record.Version, record.At.ToString("u"), record.Outcome.ToString().ToLowerInvariant()))],
                },
            ],
            Summary = $"{well} of {states.Count + missing.Count} are well",
        });
        return well == states.Count && missing.Count is 0 ? ExitCodes.Done : ExitCodes.Findings;
    }
}
