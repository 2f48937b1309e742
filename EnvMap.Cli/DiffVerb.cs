using System.CommandLine;
using EnvMap.Catalog.Queries;
using EnvMap.Cli.Options;
using EnvMap.Cli.Output;

namespace EnvMap.Cli;

internal sealed class DiffVerb : Verb
{
    private readonly SideArguments _sides;
    private readonly FormatOption _format;
    private readonly Option<bool> _exitCode = new("--exit-code") { Description = "Exit code 1 where there is a difference." };

    public DiffVerb() : base("diff", "Shows what changes from one side to another: added, removed, replaced by, and what the map says differently.",
        "envmap diff staging-0 staging-2",
        "envmap diff staging production --format md",
        "envmap diff production-3 --map environment-map.md --other ../next/environment-map.md",
        "envmap diff --other ../next/environment-map.md --exit-code")
    {
        _sides = new SideArguments(this);
        Options.Add(_exitCode);
        _format = new FormatOption(this);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        if (_sides.Read(result) is not { } sides)
        {
            return ExitCodes.BadInput;
        }
        var diff = MapDiff.Between(sides.From, sides.To);
        _format.Write(result, diff, () => Describe(diff));
        return result.GetValue(_exitCode) && !diff.IsEmpty ? ExitCodes.Findings : ExitCodes.Done;
    }

    private static Report Describe(MapDiff diff) => new()
    {
        Title = $"{diff.From} → {diff.To}",
        Tables =
        [
            .. RowTables.Replacements("Replaced by", diff.From, diff.To, diff.Replaced),
            .. RowTables.Rows("Added", diff.Added),
            .. RowTables.Rows("Removed", diff.Removed),
            .. RowTables.Changes("Changed", diff.From, diff.To, diff.Changed),
            .. RowTables.Parts("Beside the rows", diff.From, diff.To, diff.Beside ?? []),
        ],
        Summary = diff.IsEmpty
            ? "No difference"
            : $"{diff.Replaced.Count} replaced, {diff.Added.Count} added, {diff.Removed.Count} removed, {diff.Changed.Count} changed{(diff.Beside is { Count: > 0 } beside ? $", {beside.Count} beside the rows" : "")}",
    };
}
