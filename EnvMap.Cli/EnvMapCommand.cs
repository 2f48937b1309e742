using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text;
using EnvMap.Catalog;
using EnvMap.Cli.Completion;
using EnvMap.Cli.Evidence;
using EnvMap.Cli.Hosts;
using EnvMap.Cli.Running;

namespace EnvMap.Cli;

internal static class EnvMapCommand
{
    public static int Run(string[] args)
    {
        if (OperatingSystem.IsWindows())
        {
            // Its default code page has no ✅.
            Console.OutputEncoding = Encoding.UTF8;
        }
        var root = Create();
        var result = root.Parse(args);
        return result.Action is ParseErrorAction ? ReportErrors(result) : Invoke(result);
    }

    // Exit code 1 says what a check found; a disk that is full is nothing of the kind.
    private static int Invoke(ParseResult result)
    {
        try
        {
            return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("envmap: error: It was stopped before it was done.");
            return ExitCodes.BadInput;
        }
        catch (Exception exception)
        {
            Console.Error.WriteLine($"envmap: error: {(exception is IOException or UnauthorizedAccessException ? exception.Message : exception)}");
            return ExitCodes.BadInput;
        }
    }

    private static RootCommand Create()
    {
        var root = new RootCommand("Which tool runs in which environment and phase: reads, checks and compares an environment map.")
        {
            new MapVerb(),
            new ProfileVerb(),
            new DiffVerb(),
            new ParityVerb(),
            new PublishVerb(),
            new EvidenceVerb(),
            new ComposeVerb(),
            new InputsVerb(),
            new PlanVerb(),
            new DeployVerb(),
            new StatusVerb(),
            new LogsVerb(),
            new RollbackVerb(),
            new BackupVerb(),
            new RestoreVerb(),
            new DestroyVerb(),
            new CleanVerb(),
            new DriftVerb(),
            new HostsVerb(),
            new CompletionVerb(),
        };
        root.SetAction(result => root.Parse("--help").Invoke(result.InvocationConfiguration));
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    // All at once, as with any other bad input.
    private static int ReportErrors(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var known = command.Subcommands.Select(verb => verb.Name).Concat(command.Options.Select(option => option.Name)).ToList();
        foreach (var error in result.Errors)
        {
            var stranger = result.UnmatchedTokens.FirstOrDefault(token => error.Message.Contains($"'{token}'", StringComparison.Ordinal));
            Console.Error.WriteLine($"envmap: error: {error.Message}{(stranger is null ? "" : Suggestion.DidYouMean(stranger, known))}");
        }
        Console.Error.WriteLine($"Run '{Verb.PathOf(command)} --help' for what it takes.");
        return ExitCodes.BadInput;
    }
}
