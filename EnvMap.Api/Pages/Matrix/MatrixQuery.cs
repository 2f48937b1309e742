using System.Collections.Immutable;
using System.Globalization;
using EnvMap.Catalog;
using EnvMap.Catalog.Queries;
using Microsoft.AspNetCore.Http.Extensions;

namespace EnvMap.Api.Pages.Matrix;

/// <summary>What the address of the matrix asks for.</summary>
public sealed record MatrixQuery
{
    private const string PhaseKey = "phase";

    /// <summary>The phase of every column that has none of its own; null shows what each environment has now.</summary>
    public Phase? Phase { get; init; }

    /// <summary>The columns that have a phase of their own.</summary>
    public ImmutableSortedDictionary<DeployEnvironment, Phase> Phases { get; init; } = ImmutableSortedDictionary<DeployEnvironment, Phase>.Empty;

    /// <summary>The rows that are asked for.</summary>
    public MapQuery Rows { get; init; } = new();

    /// <summary>The verdict that one of a row's cells must have.</summary>
    public CellVerdict? Verdict { get; init; }

    /// <summary>Whether only rows with a drifted cell are asked for.</summary>
    public bool Drifted { get; init; }

    /// <summary>What in the address means nothing, with what to write instead.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Whether any row may be left out.</summary>
    public bool IsFiltered => Rows.Sections.Count + Rows.Types.Count > 0 || Rows.Text is not null || Verdict is not null || Drifted;

    /// <summary>Reads an address; what means nothing becomes a problem and is left out.</summary>
    public static MatrixQuery Read(IQueryCollection query, EnvironmentMap map)
    {
        ArgumentNullException.ThrowIfNull(query);
        var problems = new List<CatalogProblem>();
        var messages = new List<string>();
        var rows = MapQueryReader.Read(map, new MapQueryText { Section = Values("section"), Type = Values("type"), Text = ReadText() }, problems);
        messages.AddRange(problems.Select(problem => problem.Message));
        return new MatrixQuery
        {
            Phase = ReadPhase(PhaseKey),
            Phases = DeployEnvironments.All
                .Select(environment => (Key: environment, Phase: ReadPhase(environment.ToSlug())))
                .Where(column => column.Phase is not null)
                .ToImmutableSortedDictionary(column => column.Key, column => column.Phase!.Value),
            Rows = rows,
            Verdict = Value("state") is { } state ? CellVerdicts.Read(state) ?? Unknown(state) : null,
            Drifted = Value("drifted") is "true" or "1" or "on",
            Problems = messages,
        };

        string? Value(string key) => query[key].LastOrDefault(value => !string.IsNullOrWhiteSpace(value))?.Trim();

        IReadOnlyList<string> Values(string key) => [.. query[key].OfType<string>().Where(value => value.Trim().Length > 0)];

        string? ReadText()
        {
            if (Value("q") is not { Length: > MapQuery.MaxTextLength } text)
            {
                return Value("q");
            }
            messages.Add($"The search has {text.Length} characters. Write at most {MapQuery.MaxTextLength}.");
            return null;
        }

        Phase? ReadPhase(string key)
        {
            if (Value(key) is not { } text)
            {
                return null;
            }
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 999)
            {
                return new Phase(number);
            }
            messages.Add($"'{text}' is no phase. Write a number from 0 to 999 for {key}.");
            return null;
        }

        CellVerdict? Unknown(string state)
        {
            messages.Add($"'{state}' is no state. Write one of {string.Join(", ", CellVerdicts.All.Select(one => one.Verdict.ToSlug()))}.");
            return null;
        }
    }

    /// <summary>The phase that a column is asked for, or null.</summary>
    public Phase? PhaseOf(DeployEnvironment environment) =>
        Phases.TryGetValue(environment, out var phase) ? phase : Phase;

    /// <summary>This query with one column at a phase; null shows what the environment has now.</summary>
    public MatrixQuery At(DeployEnvironment environment, Phase? phase)
    {
        // A phase for all is spelled out for the others, so that only this column moves.
        var phases = Phase is { } common
            ? DeployEnvironments.All.Aggregate(Phases, (all, one) => all.ContainsKey(one) ? all : all.Add(one, common))
            : Phases;
        return this with { Phase = null, Phases = phase is { } own ? phases.SetItem(environment, own) : phases.Remove(environment) };
    }

    /// <summary>This query with every column at a phase; null shows what each environment has now.</summary>
    public MatrixQuery At(Phase? phase) => this with { Phase = phase, Phases = Phases.Clear() };

    /// <summary>This query without any filter.</summary>
    public MatrixQuery Unfiltered() => new() { Phase = Phase, Phases = Phases };

    /// <summary>The names and values of the phases, for a form's hidden fields.</summary>
    public IEnumerable<KeyValuePair<string, string>> PhaseFields() =>
    [
        .. Phase is { } phase ? [new(PhaseKey, $"{phase.Number}")] : Array.Empty<KeyValuePair<string, string>>(),
        .. Phases.Select(column => new KeyValuePair<string, string>(column.Key.ToSlug(), $"{column.Value.Number}")),
    ];

    /// <summary>The address that asks for this.</summary>
    public string ToAddress()
    {
        var query = new QueryBuilder(PhaseFields());
        Rows.Sections.ToList().ForEach(section => query.Add("section", ToolId.FromName(section).Value));
        Rows.Types.ToList().ForEach(type => query.Add("type", type));
        (string Key, string? Value)[] others =
            [("state", Verdict?.ToSlug()), ("drifted", Drifted ? "true" : null), ("q", Rows.Text)];
        foreach (var (key, value) in others.Where(other => other.Value is not null))
        {
            query.Add(key, value!);
        }

        return $"/{query.ToQueryString()}";
    }
}
