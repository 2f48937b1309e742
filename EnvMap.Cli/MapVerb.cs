using System.CommandLine;
using System.CommandLine.Completions;
using EnvMap.Catalog;
using EnvMap.Catalog.Queries;
using EnvMap.Cli.Options;
using EnvMap.Cli.Output;

namespace EnvMap.Cli;

internal sealed class MapVerb : Verb
{
    private readonly MapOption _map;
    private readonly FormatOption _format;
    private readonly Option<string[]> _environment;
    private readonly Option<string[]> _section;
    private readonly Option<string[]> _type;
    private readonly Option<string[]> _status;
    private readonly Option<string[]> _phase;
    private readonly Option<string?> _text = new("--text") { Description = "Words that stand in a row's name, type, section or notes.", HelpName = "words" };
    private readonly Option<bool> _byGroup = new("--by-group") { Description = "A line a group: what runs where at a glance. JSON keeps its rows." };

    public MapVerb() : base("map", "Shows the map, or the part of it that is asked for. Filters of one kind add up, different kinds restrict.",
        "envmap map --environment staging --phase 2",
        "envmap map --section tracing --section logging",
        "envmap map --text postgresql --format md",
        "envmap map --by-group")
    {
        Subcommands.Add(new MapCheckVerb());
        _map = new MapOption(this);
        _environment = AddFilter("--environment", "A column to show; status and phase look at these columns.", _ => DeployEnvironments.Names);
        _section = AddFilter("--section", "A section, or a group within one.", MapQueryReader.SectionNames);
        _type = AddFilter("--type", "A type of rows.", map => map.Tools.Select(tool => tool.Type).Distinct());
        _status = AddFilter("--status", "A mark: implemented, planned or not-implemented.", _ => MapQueryReader.StatusNames);
        _phase = AddFilter("--phase", "A phase that a cell names; 0 is what is in use.", map => map.Legend.Phases.Select(known => $"{known.Phase.Number}").Prepend("0"));
        Options.Add(_text);
        Options.Add(_byGroup);
        _format = new FormatOption(this);
        SetAction(Run);
    }

    private Option<string[]> AddFilter(string name, string description, Func<EnvironmentMap, IEnumerable<string>> values)
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = name[2..] };
        option.CompletionSources.Add(context => _map.Names(context.ParseResult, values).Select(value => new CompletionItem(value)));
        Options.Add(option);
        return option;
    }

    private int Run(ParseResult result)
    {
        if (_map.Require(result) is not { } map)
        {
            return ExitCodes.BadInput;
        }
        var problems = new List<CatalogProblem>();
        var query = MapQueryReader.Read(map, new MapQueryText
        {
            Prefix = "--",
            Environment = result.GetValue(_environment) ?? [],
            Section = result.GetValue(_section) ?? [],
            Type = result.GetValue(_type) ?? [],
            Status = result.GetValue(_status) ?? [],
            Phase = result.GetValue(_phase) ?? [],
            Text = result.GetValue(_text),
        }, problems);
        if (problems.Count > 0)
        {
            Problems.Write(problems);
            return ExitCodes.BadInput;
        }
        var view = MapView.From(map, query);
        _format.Write(result, view, () => Describe(view, result.GetValue(_byGroup)));
        return ExitCodes.Done;
    }

    private static Report Describe(MapView view, bool byGroup) => new()
    {
        Title = view.Path,
        Tables = byGroup ? [GroupTable.Of(view)] : [.. view.Rows.GroupBy(row => row.Section).Select(section => new ReportTable
        {
            Heading = section.Key,
            Columns = ["Tool/Service", "Type", .. view.Environments.Select(environment => environment.ToColumn()), "Notes"],
            Rows = [.. Rows(section)],
        })],
        Summary = view.Rows.Count == view.Total ? $"{view.Total} rows" : $"{view.Rows.Count} of {view.Total} rows",
    };

    private static IEnumerable<ReportRow> Rows(IEnumerable<RowView> section)
    {
        string? group = null;
        foreach (var row in section)
        {
            if (row.Group is not null && row.Group != group)
            {
                yield return new ReportRow(row.Group);
            }
            group = row.Group;
            yield return new ReportRow([row.Name, row.Type, .. row.Cells.Select(cell => cell.Text), row.Notes]);
        }
    }
}
