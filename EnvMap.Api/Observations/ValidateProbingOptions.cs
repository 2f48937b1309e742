using EnvMap.Api.Map;
using EnvMap.Api.Observations.Probes;
using EnvMap.Catalog;
using Microsoft.Extensions.Options;

namespace EnvMap.Api.Observations;

internal sealed class ValidateProbingOptions(CurrentMap map, IConfiguration configuration) : IValidateOptions<ProbingOptions>
{
    private static readonly string[] s_kinds = Enum.GetNames<ProbeKind>();

    public ValidateOptionsResult Validate(string? name, ProbingOptions options)
    {
        var problems = options.Probes.SelectMany(probe => Check($"{MapOptions.Section}:Probes:{probe.Key}", probe.Value)).ToList();
        return problems.Count is 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Check(string key, ProbeSettings probe)
    {
        if (probe.Rows.Count is 0)
        {
            yield return $"{key}:Rows is empty. Write the rows that the resource realises.";
        }
        foreach (var row in probe.Rows.Where(row => map.Map.Find(row) is null))
        {
            yield return $"{key}:Rows has '{row}', which is no row of {map.Map.Path}. Write a row's name.{Suggestion.DidYouMean(row, map.Map.Tools.Select(tool => tool.Name))}";
        }
        if (probe.Kind is null)
        {
            if (probe.Reason is null)
            {
                yield return $"{key} has neither Kind nor Reason. Write how it is probed ({string.Join(", ", s_kinds)}), or why it is not started.";
            }
        }
        else if (!Enum.TryParse<ProbeKind>(probe.Kind, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
        {
            yield return $"{key}:Kind: '{probe.Kind}' is no kind of probe. Write {string.Join(", ", s_kinds)}.{Suggestion.DidYouMean(probe.Kind, s_kinds)}";
        }
        else if (CheckTarget(kind, probe.Target) is { } problem)
        {
            yield return $"{key}:Target: {problem}";
        }
    }

    private string? CheckTarget(ProbeKind kind, string? target) => kind switch
    {
        ProbeKind.Self => null,
        ProbeKind.Http when !Uri.TryCreate(target, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") =>
            $"'{target}' is no URL. Write one such as http://localhost:9090/-/ready.",
        ProbeKind.Tcp when !TcpProbe.TryParse(target, out _) => $"'{target}' is no address. Write one such as localhost:6379.",
        ProbeKind.PostgreSql or ProbeKind.Redis when string.IsNullOrEmpty(target) || string.IsNullOrEmpty(configuration.GetConnectionString(target)) =>
            $"there is no connection string '{target}'. Set ConnectionStrings:{target}, or write the name of another.",
        _ => null,
    };
}
