using System.CommandLine;
using System.CommandLine.Completions;
using EnvMap.Catalog;
using EnvMap.Catalog.Queries;

namespace EnvMap.Cli.Options;

// The two things that a verb compares: profiles or columns of one map or of two, or two whole maps.
internal sealed class SideArguments
{
    private const string Meaning = "A profile (staging-2) or an environment (staging: its whole column).";

    private readonly MapOption _map;
    private readonly RowOptions _rows;
    private readonly Argument<string?> _from;
    private readonly Argument<string?> _to;
    private readonly Option<string?> _other = new("--other")
    {
        Description = "A second map, which the second side is taken from. Without names both maps are compared whole.",
        HelpName = "path",
    };

    public SideArguments(Command command)
    {
        _map = new MapOption(command);
        _from = Create("A");
        _to = Create("B");
        // Both are asked for candidates wherever the cursor is; the one that is being written answers.
        _from.CompletionSources.Add(context => Candidates(context, isSecond: false));
        _to.CompletionSources.Add(context => Candidates(context, isSecond: true));
        command.Arguments.Add(_from);
        command.Arguments.Add(_to);
        command.Options.Add(_other);
        _rows = new RowOptions(command, _map);
    }

    private static Argument<string?> Create(string name) =>
        new(name) { HelpName = name, Description = Meaning, Arity = ArgumentArity.ZeroOrOne };

    private IEnumerable<CompletionItem> Candidates(CompletionContext context, bool isSecond) =>
        context.ParseResult.GetValue(_to) is not null == isSecond
            ? _map.Names(context.ParseResult, MapSideReader.Names).Select(side => new CompletionItem(side))
            : [];

    // Null where anything is wrong; all of it is told.
    public (MapSide From, MapSide To)? Read(ParseResult result)
    {
        var (fromName, toName, otherPath) = (result.GetValue(_from), result.GetValue(_to), result.GetValue(_other));
        if ((fromName is null && otherPath is null) || (toName is null && fromName is not null && otherPath is null))
        {
            Problems.Write([new CatalogProblem(Verb.PathOf(result.CommandResult.Command), 0, 0,
                "There are no two sides to compare. Name two profiles or environments, such as staging-0 staging-2, or a second map with --other PATH.",
                ProblemSeverity.Error)]);
            return null;
        }
        var rows = _rows.Read(result);
        if (fromName is null && !rows.IsEmpty)
        {
            Problems.Write([new CatalogProblem(Verb.PathOf(result.CommandResult.Command), 0, 0,
                "Rows are included and excluded in a profile; two whole maps are compared here. Name a profile, such as staging-0.",
                ProblemSeverity.Error)]);
            return null;
        }
        var map = _map.Require(result);
        var other = otherPath is null ? map : MapOption.Require(MapOption.ReadFile(otherPath));
        if (map is null || other is null)
        {
            return null;
        }
        if (fromName is null)
        {
            return (MapSide.Of(map), MapSide.Of(other));
        }
        var problems = new List<CatalogProblem>();
        var first = MapSideReader.Read(map, fromName, rows, problems);
        var second = MapSideReader.Read(other, toName ?? fromName, rows, problems);
        Problems.Write(problems.Select(RowOptions.InOwnWords));
        return first is null || second is null ? null
            : otherPath is null ? (first, second)
            : (first with { Name = $"{map.Path} {first.Name}" }, second with { Name = $"{other.Path} {second.Name}" });
    }
}
