using System.CommandLine;
using EnvMap.Catalog.Queries;
using EnvMap.Cli.Check;
using EnvMap.Cli.Options;
using EnvMap.Cli.Output;

namespace EnvMap.Cli;

internal sealed class MapCheckVerb : Verb
{
    private readonly MapOption _map;
    private readonly FormatOption _format;

    private readonly Option<bool> _strict = new("--strict") { Description = "Let warnings fail the check too." };

    private readonly Option<string> _annotations = new("--annotations")
    {
        Description = "Also mark the problems in the files of a pull request. auto: where GITHUB_ACTIONS is true.",
        HelpName = "auto|github|none",
        DefaultValueFactory = _ => "auto",
    };

    public MapCheckVerb() : base("check", "Checks the map against itself and gives every problem with its line, column and cure. Exit code 1 where there is an error.",
        "envmap map check",
        "envmap map check --strict --annotations github",
        "envmap map check --map docs/environment-map.md --format json")
    {
        _map = new MapOption(this);
        Options.Add(_strict);
        _annotations.AcceptOnlyFromAmong("auto", "github", "none");
        Options.Add(_annotations);
        _format = new FormatOption(this);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        if (_map.Read(result, out var path) is not { } read)
        {
            return ExitCodes.BadInput;
        }
        var view = ProblemsView.From(path, read.Problems);
        if (_format.Read(result) is OutputFormat.Table)
        {
            WriteLines(view);
        }
        else
        {
            _format.Write(result, view, () => Describe(view));
        }
        if (AnnotationsAreOn(result.GetValue(_annotations)))
        {
            // On the error stream, which GitHub reads as well, so that no format is broken up.
            GitHubAnnotations.Write(read.Problems, Console.Error);
        }
        return view.Errors > 0 || (view.Warnings > 0 && result.GetValue(_strict)) ? ExitCodes.Findings : ExitCodes.Done;
    }

    private static bool AnnotationsAreOn(string? choice) =>
        choice is "github" || (choice is "auto" && Environment.GetEnvironmentVariable("GITHUB_ACTIONS") is "true");

    // A line of its own for each, in the form that editors and build servers turn into links.
    private static void WriteLines(ProblemsView view)
    {
        foreach (var problem in view.Problems)
        {
            Console.Out.WriteLine(problem);
        }
        Console.Out.WriteLine($"{view.Path}: {Count(view)}");
    }

    private static Report Describe(ProblemsView view) => new()
    {
        Title = view.Path,
        Tables = view.Problems.Count is 0 ? [] :
        [
            new ReportTable
            {
                Heading = "Problems",
                Columns = ["Line", "Column", "Severity", "Problem"],
                Rows =
                [
                    .. view.Problems.Select(problem => new ReportRow(
                        $"{problem.Line}", $"{problem.Column}", problem.IsError ? "error" : "warning", problem.Message)),
                ],
            },
        ],
        Summary = Count(view),
    };

    private static string Count(ProblemsView view) => $"{Plural(view.Errors, "error")}, {Plural(view.Warnings, "warning")}";

    private static string Plural(int count, string noun) => count is 1 ? $"1 {noun}" : $"{count} {noun}s";
}
