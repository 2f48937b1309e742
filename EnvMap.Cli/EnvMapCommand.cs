using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text;
using EnvMap.Catalog;
using EnvMap.Cli.Completion;

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
        return result.Action is ParseErrorAction ? ReportErrors(result) : result.Invoke();
    }

    private static RootCommand Create()
    {
        var root = new RootCommand("Which tool runs in which environment and phase: reads, checks and compares an environment map.")
        {
            new MapVerb(),
            new ProfileVerb(),
            new DiffVerb(),
            new ParityVerb(),
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
