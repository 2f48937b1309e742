namespace EnvMap.Catalog.Queries;

/// <summary>Reads a query against a map, so that a mistyped section gives a problem and not an empty answer.</summary>
public static class MapQueryReader
{
    private static readonly (string Name, CellStatus Status)[] s_statuses =
        [("implemented", CellStatus.Implemented), ("planned", CellStatus.Planned), ("not-implemented", CellStatus.NotImplemented)];

    /// <summary>The names of the marks.</summary>
    public static IReadOnlyList<string> StatusNames { get; } = [.. s_statuses.Select(status => status.Name)];

    /// <summary>The sections of a map and the groups within them, each once.</summary>
    public static IReadOnlyList<string> SectionNames(EnvironmentMap map) =>
        [.. map.Sections.SelectMany(section => section.Tools.Select(tool => tool.Group).OfType<string>().Prepend(section.Name)).Distinct()];

    /// <summary>The query; each value that means nothing adds an error to <paramref name="problems"/> and is left out.</summary>
    public static MapQuery Read(EnvironmentMap map, MapQueryText text, List<CatalogProblem> problems)
    {
        var environments = Resolve<DeployEnvironment>("environment", text.Environment, DeployEnvironments.Names,
            value => DeployEnvironments.TryParse(value, out var environment) ? environment : null);
        return new MapQuery
        {
            Environments = environments.Count is 0 ? DeployEnvironments.All : [.. environments.Order()],
            Sections = Choose("section", text.Section, SectionNames(map)),
            Types = Choose("type", text.Type, [.. map.Tools.Select(tool => tool.Type).Distinct()]),
            Statuses = Resolve<CellStatus>("status", text.Status, StatusNames, ReadStatus),
            Phases = Resolve<Phase>("phase", text.Phase, Phases(map), ReadPhase),
            Text = text.Text,
        };

        IReadOnlyList<string> Choose(string filter, IReadOnlyList<string> values, IReadOnlyList<string> known)
        {
            var chosen = values.Select(value => (Value: value, Name: known.FirstOrDefault(name => Means(value, name)))).ToList();
            problems.AddRange(chosen.Where(one => one.Name is null).Select(one => Unknown(filter, one.Value, known)));
            return [.. chosen.Select(one => one.Name).OfType<string>().Distinct()];
        }

        IReadOnlyList<T> Resolve<T>(string filter, IReadOnlyList<string> values, IEnumerable<string> known, Func<string, T?> read)
            where T : struct
        {
            var chosen = values.Select(value => (Value: value, Read: read(value.Trim()))).ToList();
            problems.AddRange(chosen.Where(one => one.Read is null).Select(one => Unknown(filter, one.Value, known)));
            return [.. chosen.Select(one => one.Read).OfType<T>().Distinct()];
        }

        CatalogProblem Unknown(string filter, string value, IEnumerable<string> known) => new($"{text.Prefix}{filter}", 0, 0,
            $"'{value}' is no {filter} of {map.Path}. Write one of {string.Join(", ", known)}.{Suggestion.DidYouMean(value, known)}",
            ProblemSeverity.Error);
    }

    private static bool Means(string value, string name) =>
        string.Equals(value.Trim(), name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(value.Trim(), ToolId.FromName(name).Value, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Phases(EnvironmentMap map) => DeployEnvironments.All.SelectMany(map.PhasesOf)
        .Concat(map.Legend.Phases.Select(known => known.Phase)).Distinct().Order().Select(phase => $"{phase.Number}");

    private static CellStatus? ReadStatus(string value)
    {
        foreach (var (name, status) in s_statuses)
        {
            if (string.Equals(value, name, StringComparison.OrdinalIgnoreCase) || Bare(value) == Bare(status.ToMark()))
            {
                return status;
            }
        }
        return null;

        static string Bare(string mark) => mark.TrimEnd('\uFE0F');
    }

    private static Phase? ReadPhase(string value) =>
        Phase.TryParse(value, out var phase) || Phase.TryParse($"Phase {value}", out phase) ? phase : null;
}
