using System.CommandLine;
using EnvMap.Deploy.Compose.Running;

namespace EnvMap.Cli.Running;

internal sealed class LogsVerb : ProjectVerb
{
    private readonly Argument<string?> _service = new("service") { HelpName = "service", Description = "One service. Default: all.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _follow = new("--follow", "-f") { Description = "Waits for more." };
    private readonly Option<int?> _tail = new("--tail") { HelpName = "lines", Description = "How many of the latest lines of each container. Default: all." };

    public LogsVerb() : base("logs", "Prints what services write.",
        "envmap logs aspire-manifest/staging-0 api --tail 100",
        "envmap logs aspire-manifest/staging-0 --follow")
    {
        Arguments.Add(_service);
        Options.Add(_follow);
        Options.Add(_tail);
    }

    protected override async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var project = await OpenAsync(result, cancellationToken);
        try
        {
            await new ProjectLogs(project).ReadAsync(
                result.GetValue(_service), result.GetValue(_tail), result.GetValue(_follow), Console.Out.WriteLine, cancellationToken);
        }
        catch (OperationCanceledException) when (result.GetValue(_follow))
        {
            // That is how following ends.
        }
        return ExitCodes.Done;
    }
}
