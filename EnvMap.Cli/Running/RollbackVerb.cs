using System.CommandLine;
using EnvMap.Deploy.Compose.Running;

namespace EnvMap.Cli.Running;

internal sealed class RollbackVerb : ProjectVerb
{
    private readonly Argument<string> _version = new("version") { HelpName = "version", Description = "A version that ran before; 'envmap status' names the latest." };
    private readonly TimeoutOption _timeout;
    private readonly ReportOption _report;
    private readonly Option<bool> _accept = AcceptMigrationsOption.Create();

    public RollbackVerb() : base("rollback", "Returns to a version that ran before, with the settings and data of now. Refused where the database has lost what that version uses.",
        "envmap rollback aspire-manifest/staging-0 1.4.1",
        "envmap rollback aspire-manifest/production-0 1.4.1 --host deploy@machine.example.org")
    {
        Arguments.Add(_version);
        _timeout = new TimeoutOption(this);
        _report = new ReportOption(this, "deployment");
        Options.Add(_accept);
    }

    protected override async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var project = await OpenAsync(result, cancellationToken);
        _report.Check(result, project.Profile);
        await using var alone = await LockAsync(project, cancellationToken);
        var report = await new ProjectRollback(project, TimeProvider.System).RunAsync(
            result.GetValue(_version)!, _timeout.Read(result), result.GetValue(_accept), new ConsoleProgress(), cancellationToken);
        if (report.Changed)
        {
            await _report.SendAsync(result, project, report, cancellationToken);
        }
        return DeploymentOutput.Write(project, report);
    }
}
