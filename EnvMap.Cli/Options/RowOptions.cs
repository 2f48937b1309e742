using System.CommandLine;
using EnvMap.Catalog;
using EnvMap.Catalog.Queries;

namespace EnvMap.Cli.Options;

// The settings of the AppHost that choose rows, as options.
internal sealed class RowOptions
{
    private readonly Option<string[]> _include = Create("--include", "A row to take in, also ahead of its phase. Repeat it, or write commas.");
    private readonly Option<string[]> _exclude = Create("--exclude", "A row to leave out. Repeat it, or write commas.");
    private readonly Option<string[]> _options = Create("--option", "An optional row that is switched on from its phase on. Repeat it, or write commas.");

    public RowOptions(Command command, MapOption map)
    {
        foreach (var option in new[] { _include, _exclude, _options })
        {
            option.CompletionSources.Add(context => map.Names(context.ParseResult, read => read.Tools.Select(tool => tool.Name))
                .Select(name => new System.CommandLine.Completions.CompletionItem(name)));
            command.Options.Add(option);
        }
    }

    public RowSelection Read(ParseResult result) => new()
    {
        Include = Split(result.GetValue(_include)),
        Exclude = Split(result.GetValue(_exclude)),
        Options = Split(result.GetValue(_options)),
    };

    // The catalog speaks of the AppHost's settings; here they have other names.
    public static CatalogProblem InOwnWords(CatalogProblem problem) =>
        problem with { Path = InOwnWords(problem.Path), Message = InOwnWords(problem.Message) };

    public static string InOwnWords(string text) => text
        .Replace("EnvMap:Include", "--include", StringComparison.Ordinal)
        .Replace("EnvMap:Exclude", "--exclude", StringComparison.Ordinal)
        .Replace("EnvMap:Options", "--option", StringComparison.Ordinal);

    private static Option<string[]> Create(string name, string description) => new(name) { Description = description, HelpName = "row" };

    private static IReadOnlyList<string> Split(string[]? values) =>
        [.. (values ?? []).SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
}
