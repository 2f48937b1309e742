using System.CommandLine;
using EnvMap.Deploy.Compose.Running;

namespace EnvMap.Cli.Running;

internal sealed class BackupVerb : ProjectVerb
{
    private readonly Option<string?> _output = new("--output") { HelpName = "file", Description = "The file. Default: the project's name, the time in UTC and .dump." };
    private readonly Option<string?> _service = DatabaseServiceOption.Create();

    public BackupVerb() : base("backup", "Writes the PostgreSQL database of a project to a file of this machine, by pg_dump in its container, while it runs.",
        "envmap backup aspire-manifest/production-0",
        "envmap backup aspire-manifest/production-0 --host deploy@machine.example.org --output /srv/backup/envmap.dump")
    {
        Options.Add(_output);
        Options.Add(_service);
    }

    protected override async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var project = await OpenAsync(result, cancellationToken);
        var file = result.GetValue(_output) ?? FormattableString.Invariant($"{project.Name}-{DateTime.UtcNow:yyyyMMdd-HHmmss}.dump");
        var size = await new ProjectBackup(project).WriteAsync(file, result.GetValue(_service), cancellationToken);
        Console.Out.WriteLine($"{file} is written: {size} bytes.");
        return ExitCodes.Done;
    }
}
