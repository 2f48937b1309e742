using System.CommandLine;
using System.Text;
using EnvMap.Catalog;
using EnvMap.Cli.Options;
using EnvMap.Cli.Running;
using EnvMap.Deploy.Processes;
using EnvMap.Tools.Evidence;

namespace EnvMap.Cli.Evidence;

internal sealed class EvidenceVerb : Verb
{
    private readonly MapOption _map;
    private readonly AppHostOption _appHost;
    private readonly FormatOption _format;
    private readonly ReportOption _report;
    private readonly Option<string?> _row = new("--row") { HelpName = "row", Description = "One row only." };
    private readonly Option<string?> _environment = new("--environment") { HelpName = "name", Description = "One environment only." };
    private readonly Option<string?> _output = new("--output") { HelpName = "file", Description = "Writes the answer into a file." };

    private readonly Option<string?> _results = new("--results")
    {
        HelpName = "folder",
        Description = "Where the tests say what they have shown. Default: artifacts/evidence beside the map.",
    };

    private readonly Option<string?> _publications = new("--publications")
    {
        HelpName = "folder",
        Description = "Keeps what is published for the checks, a folder each. Default: it is removed afterwards.",
    };

    public EvidenceVerb() : base("evidence", "Tells of every cell of the map whether it is true: publishes what the cell is in, checks it, and reads what tests have shown. Exit code 1 where a cell is claimed and not shown.",
        "envmap evidence",
        "envmap evidence --row Nginx --environment staging",
        "ENVMAP_TOKEN=… envmap evidence --format json --output evidence.json --report https://envmap.example.org")
    {
        _map = new MapOption(this);
        _row.CompletionSources.Add(context => _map.Names(context.ParseResult, map => map.Tools.Select(tool => tool.Name))
            .Select(name => new System.CommandLine.Completions.CompletionItem(name)));
        foreach (var option in new Option[] { _row, _environment, _output, _results, _publications })
        {
            Options.Add(option);
        }
        _appHost = new AppHostOption(this);
        _format = new FormatOption(this);
        _report = new ReportOption(this, "evidence");
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        if (_map.Require(result) is not { } map)
        {
            return ExitCodes.BadInput;
        }
        var beside = Path.GetDirectoryName(Path.GetFullPath(map.Path))!;
        var problems = new List<CatalogProblem>();
        var cells = ReadCells(result, map, problems);
        var appHost = _appHost.Find(result, map, problems);
        if (result.GetValue(_results) is { } given && !Directory.Exists(given))
        {
            problems.Add(Problem("--results", $"There is no folder '{given}'. Name the one that tests have written results to, or leave --results out."));
        }
        var results = EvidenceResultFiles.Read(result.GetValue(_results) ?? Path.Combine(beside, "artifacts", "evidence"), problems);
        if (result.GetValue(_output) is { } output && (Directory.Exists(output) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(output)))))
        {
            problems.Add(Problem("--output", $"'{output}' is no file in a folder that is there. Name one, or make the folder."));
        }
        if (_report.FindProblem(result) is { } problem)
        {
            problems.Add(Problem("--report", problem));
        }
        if (problems.Count > 0)
        {
            Problems.Write(problems);
            return ExitCodes.BadInput;
        }
        if (await AppHostOption.BuildAsync(appHost!, cancellationToken) is not { } host)
        {
            return ExitCodes.BadInput;
        }

        using var publications = new PublicationFolder(result.GetValue(_publications));
        var needed = cells.SelectMany(cell => EvidencePlan.Of(map, cell.Tool, cell.Cell)).Distinct().ToList();
        if (await new EvidencePublisher(host, publications.Path).PublishAsync(needed, cancellationToken) is not { } published)
        {
            return ExitCodes.BadInput;
        }
        var commit = await new GitWorkTree(new ProcessRunner(), beside).ReadIdAsync(cancellationToken);
        if (commit is null)
        {
            Console.Error.WriteLine(
                $"{PathOf(this)}: warning: git tells no commit of '{beside}', so that no result of a test counts. "
                + "Look in a repository that has a commit, with git installed and the folder's owner trusted (git config --global --add safe.directory).");
        }
        var report = new EvidenceInspector(map, published, results, commit ?? "").Inspect(cells, TimeProvider.System.GetUtcNow());
        await _report.SendAsync(result, async (reporter, api, token) =>
        {
            using var content = new StringContent(EvidenceTables.Json(report), Encoding.UTF8, "application/json");
            return await reporter.SendAsync(api, "api/evidence", token, content, cancellationToken);
        });
        _format.Write(result, () => EvidenceTables.Json(report), () => EvidenceTables.Describe(report), result.GetValue(_output));
        return report.Claimed.Count > 0 ? ExitCodes.Findings : ExitCodes.Done;
    }

    private List<(Tool Tool, ToolPlacement Cell)> ReadCells(ParseResult result, EnvironmentMap map, List<CatalogProblem> problems)
    {
        var row = result.GetValue(_row);
        if (row is not null && map.Find(row) is null)
        {
            problems.Add(Problem("--row", $"'{row}' is no row of {map.Path}. Write a row's name.{Suggestion.DidYouMean(row, map.Tools.Select(tool => tool.Name))}"));
        }
        DeployEnvironment? environment = null;
        if (result.GetValue(_environment) is { } name)
        {
            if (DeployEnvironments.TryParse(name, out var parsed))
            {
                environment = parsed;
            }
            else
            {
                problems.Add(Problem("--environment", $"'{name}' is no environment. Write one of {string.Join(", ", DeployEnvironments.Names)}.{Suggestion.DidYouMean(name, DeployEnvironments.Names)}"));
            }
        }
        return [.. EvidencePlan.Cells(map, row, environment)];
    }

    private static CatalogProblem Problem(string path, string message) => new(path, 0, 0, message, ProblemSeverity.Error);
}
