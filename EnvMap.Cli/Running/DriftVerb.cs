using System.CommandLine;
using EnvMap.Catalog;
using EnvMap.Cli.Options;
using EnvMap.Cli.Output;
using EnvMap.Deploy.Compose.Drift;

namespace EnvMap.Cli.Running;

internal sealed class DriftVerb : ProjectVerb
{
    private readonly ReportOption _report;
    private readonly FormatOption _format;
    private readonly Option<bool> _exitCode = new("--exit-code") { Description = "Exit code 1 where anything differs that is not ignored." };

    private readonly Option<string[]> _ignore = new("--ignore")
    {
        HelpName = "rule",
        Description = "What does not count: SERVICE:ASPECT or SERVICE:ASPECT:ITEM, * for any. Repeat it.",
    };

    public DriftVerb() : base("drift", $"Compares the containers of a project with what was published. What does not count stands, with reasons, in {DriftRuleReader.FileName} beside compose.yaml.",
        "envmap drift aspire-manifest/staging-0",
        "envmap drift aspire-manifest/production-0 --host deploy@machine.example.org --exit-code --format md",
        "envmap drift aspire-manifest/staging-0 --ignore edge:ports --ignore \"*:environment:TZ\"",
        "ENVMAP_TOKEN=… envmap drift aspire-manifest/staging-0 --report https://envmap.example.org")
    {
        Options.Add(_exitCode);
        Options.Add(_ignore);
        _report = new ReportOption(this, "drift");
        _format = new FormatOption(this);
    }

    protected override async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var project = await LookAsync(() => OpenAsync(result, cancellationToken));
        _report.Check(result, project.Profile);
        var problems = new List<CatalogProblem>();
        DriftRule[] rules =
        [
            .. DriftRuleReader.ReadFile(project.Folder, problems),
            .. (result.GetValue(_ignore) ?? []).Select(rule => DriftRuleReader.ReadWords(rule, problems)).OfType<DriftRule>(),
        ];
        Problems.Write(problems);
        if (problems.Count > 0)
        {
            return ExitCodes.BadInput;
        }
        var report = await LookAsync(() => new ProjectDrift(project, TimeProvider.System).ReadAsync(rules, cancellationToken));
        _format.Write(result, report, () => Describe(report), DriftJsonContext.Default);
        foreach (var rule in report.UnusedRules)
        {
            Console.Error.WriteLine($"{PathOf(this)}: warning: Nothing is ignored by {rule}. Remove the rule.");
        }
        await _report.SendAsync(result, (reporter, api, token) => new DriftReporter(reporter).SendAsync(api, token, report, cancellationToken));
        return result.GetValue(_exitCode) && report.Drifted ? ExitCodes.Findings : ExitCodes.Done;
    }

    private static Report Describe(DriftReport report) => new()
    {
        Title = $"{report.Project} on {report.Machine}{(report.Version is null ? "" : $", version {report.Version}")}",
        Tables =
        [
            .. Table("Differs", ["Service", "In", "What", "Rows"], report.Findings, finding => string.Join(", ", finding.Rows)),
            .. Table("Ignored", ["Service", "In", "What", "Reason"], report.Ignored, finding => finding.Reason!),
        ],
        Summary = $"{report.Services.Count} services, {report.Findings.Count} differences, {report.Ignored.Count} ignored",
    };

    private static IEnumerable<ReportTable> Table(string heading, IReadOnlyList<string> columns, IReadOnlyList<DriftFinding> findings, Func<DriftFinding, string> last) =>
        findings.Count is 0 ? [] :
        [
            new ReportTable
            {
                Heading = heading,
                Columns = columns,
                Rows = [.. findings.Select(finding => new ReportRow(finding.Service, Words(finding.Aspect), finding.Message, last(finding)))],
            },
        ];

    private static string Words(DriftAspect aspect) => aspect is DriftAspect.HealthCheck ? "health check" : aspect.ToString().ToLowerInvariant();
}
