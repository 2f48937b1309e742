using System.CommandLine;
using System.CommandLine.Completions;
using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;
using EnvMap.Catalog.Queries;
using EnvMap.Cli.Options;
using EnvMap.Cli.Output;

namespace EnvMap.Cli;

internal sealed class ProfileVerb : Verb
{
    private readonly MapOption _map;
    private readonly RowOptions _rows;
    private readonly FormatOption _format;

    private readonly Argument<string> _name = new("name")
    {
        HelpName = "name",
        Description = "Environment and phase, such as staging-2; an environment alone means its default phase.",
    };

    public ProfileVerb() : base("profile", "Shows which rows an environment has in a phase, which are superseded, which are out, and why.",
        "envmap profile staging-2",
        "envmap profile local-1 --include \"Redis (Docker)\" --option \"Node Exporter\"",
        "envmap profile production --format json")
    {
        _map = new MapOption(this);
        _name.CompletionSources.Add(context => _map.Names(context.ParseResult, map => ProfileName.AllOf(map).Select(name => name.ToString()))
            .Select(name => new CompletionItem(name)));
        Arguments.Add(_name);
        _rows = new RowOptions(this, _map);
        _format = new FormatOption(this);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        if (_map.Require(result) is not { } map)
        {
            return ExitCodes.BadInput;
        }
        var text = result.GetValue(_name)!;
        var name = ProfileName.TryParse(text, out var parsed) ? parsed
            : DeployEnvironments.TryParse(text, out var environment) ? new ProfileName(environment, ProfileName.DefaultPhase(environment))
            : (ProfileName?)null;
        if (name is null)
        {
            var known = ProfileName.AllOf(map).Select(one => one.ToString()).ToList();
            Problems.Write([new CatalogProblem("profile", 0, 0,
                $"'{text}' is no profile of {map.Path}. Write one of {string.Join(", ", known)}.{Suggestion.DidYouMean(text, known)}", ProblemSeverity.Error)]);
            return ExitCodes.BadInput;
        }
        var rows = _rows.Read(result);
        var profile = ProfileSelector.Select(map, name.Value.Environment, name.Value.Phase, rows.Include, rows.Exclude, rows.Options);
        Problems.Write(profile.Problems.Select(RowOptions.InOwnWords));
        if (profile.HasErrors)
        {
            return ExitCodes.BadInput;
        }
        var view = ProfileView.From(profile);
        _format.Write(result, view, () => Describe(view));
        return ExitCodes.Done;
    }

    private static Report Describe(ProfileView profile)
    {
        var tables = new[]
        {
            Table("In", profile, row => row.State is RowState.In),
            Table("Beyond the map", profile, row => row.State is RowState.BeyondTheMap),
            Table("Superseded", profile, row => row.State is RowState.Superseded),
            Table("Out", profile, row => row.State is RowState.Out),
        };
        return new Report
        {
            Title = $"Profile {profile.Name}",
            Tables = [.. tables.Where(table => table.Rows.Count > 0)],
            Summary = string.Join(", ", tables.Where(table => table.Rows.Count > 0).Select(table => $"{table.Rows.Count} {table.Heading.ToLowerInvariant()}")),
        };
    }

    private static ReportTable Table(string heading, ProfileView profile, Func<ProfileRowView, bool> belongs) => new()
    {
        Heading = heading,
        Columns = ["Tool/Service", profile.Environment.ToColumn(), "Slot", "Reason"],
        Rows =
        [
            .. profile.Rows.Where(belongs).Select(row =>
                new ReportRow(row.Name, row.Cell, RowTables.Slot(row.Slot), RowOptions.InOwnWords(row.Reason))),
        ],
    };
}
