using System.CommandLine;
using EnvMap.Deploy.Compose.Running;

namespace EnvMap.Cli.Running;

internal sealed class RestoreVerb : ProjectVerb
{
    private readonly Argument<string> _file = new("file") { HelpName = "file", Description = "What 'envmap backup' wrote." };
    private readonly Option<string?> _service = DatabaseServiceOption.Create();
    private readonly Confirmation _confirmation;

    public RestoreVerb() : base("restore", "Replaces what the PostgreSQL database of a project holds by what a backup holds, all of it or nothing.",
        "envmap restore aspire-manifest/staging-0 envmap-staging-0-20260102-030405.dump",
        "envmap restore aspire-manifest/staging-0 envmap.dump --yes")
    {
        Arguments.Add(_file);
        Options.Add(_service);
        _confirmation = new Confirmation(this);
    }

    protected override async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var project = await OpenAsync(result, cancellationToken);
        _confirmation.Require(result, project, "What its database holds now is replaced.");
        await using var alone = await LockAsync(project, cancellationToken);
        await new ProjectBackup(project).RestoreAsync(result.GetValue(_file)!, result.GetValue(_service), cancellationToken);
        Console.Out.WriteLine($"{project.Name}: the database holds what {result.GetValue(_file)} holds.");
        return ExitCodes.Done;
    }
}
