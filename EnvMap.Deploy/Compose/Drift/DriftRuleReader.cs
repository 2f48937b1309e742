using EnvMap.Catalog;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace EnvMap.Deploy.Compose.Drift;

/// <summary>Reads what is not to count as drift, from a file beside the Compose file and from a command line.</summary>
public static class DriftRuleReader
{
    /// <summary>The name of the file.</summary>
    public const string FileName = ".envmap-drift.yaml";

    private const string Example = "Write 'ignore:' and a list under it: - { service: edge, aspect: ports, item: 8080/tcp, reason: … }.";

    private static readonly IReadOnlyList<string> s_fields = ["service", "aspect", "item", "reason"];
    private static readonly Dictionary<string, DriftAspect> s_aspects = Enum.GetValues<DriftAspect>().ToDictionary(DriftRule.SlugOf);

    /// <summary>Reads <c>service:aspect</c> or <c>service:aspect:item</c>; null where it is neither, with the problem.</summary>
    public static DriftRule? ReadWords(string text, ICollection<CatalogProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(problems);
        if (text.Split(':', 3) is not [{ Length: > 0 } service, { Length: > 0 } word, .. var rest])
        {
            problems.Add(Error("--ignore", 0, $"'{text}' is no rule. Write SERVICE:ASPECT or SERVICE:ASPECT:ITEM, such as edge:ports or *:environment:TZ."));
            return null;
        }
        return TryReadAspect(word, "--ignore", 0, problems, out var aspect)
            ? new DriftRule(service, aspect, rest is [{ Length: > 0 } item] ? item : DriftRule.Anything, "given on the command line")
            : null;
    }

    /// <summary>Reads the file of a folder; none where it is not there. All that is wrong is told.</summary>
    public static IReadOnlyList<DriftRule> ReadFile(string folder, ICollection<CatalogProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return [];
        }
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(File.ReadAllText(path)));
        }
        catch (YamlException exception)
        {
            problems.Add(Error(path, exception.Start.Line, $"This is no YAML: {exception.Message} {Example}"));
            return [];
        }
        if (yaml.Documents.Count is 0)
        {
            return [];
        }
        if ((yaml.Documents[0].RootNode as YamlMappingNode)?.Children.ToList() is not [{ Key: YamlScalarNode { Value: "ignore" }, Value: YamlSequenceNode rules }])
        {
            problems.Add(Error(path, yaml.Documents[0].RootNode.Start.Line, $"There is no list 'ignore', or more than it. {Example}"));
            return [];
        }
        return [.. rules.Select(rule => Read(rule, path, problems)).OfType<DriftRule>()];
    }

    private static DriftRule? Read(YamlNode node, string path, ICollection<CatalogProblem> problems)
    {
        var fields = new Dictionary<string, string>();
        foreach (var (key, value) in (node as YamlMappingNode)?.Children.ToList() ?? [])
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!s_fields.Contains(name) || value is not YamlScalarNode { Value: { Length: > 0 } text })
            {
                problems.Add(Error(path, key.Start.Line, s_fields.Contains(name)
                    ? $"'{name}' has to be a text."
                    : $"A rule has no field '{name}'. It has {string.Join(", ", s_fields)}.{Suggestion.DidYouMean(name, s_fields)}"));
                return null;
            }
            fields[name] = text;
        }
        if (!fields.TryGetValue("service", out var service) || !fields.TryGetValue("reason", out var reason))
        {
            problems.Add(Error(path, node.Start.Line, $"A rule needs a service and a reason. {Example}"));
            return null;
        }
        return TryReadAspect(fields.GetValueOrDefault("aspect", DriftRule.Anything), path, node.Start.Line, problems, out var aspect)
            ? new DriftRule(service, aspect, fields.GetValueOrDefault("item", DriftRule.Anything), reason)
            : null;
    }

    private static bool TryReadAspect(string word, string path, long line, ICollection<CatalogProblem> problems, out DriftAspect? aspect)
    {
        aspect = s_aspects.TryGetValue(word, out var known) ? known : null;
        if (aspect is null && word is not DriftRule.Anything)
        {
            problems.Add(Error(path, line, $"There is no aspect '{word}'. Write * or one of {string.Join(", ", s_aspects.Keys)}.{Suggestion.DidYouMean(word, s_aspects.Keys)}"));
            return false;
        }
        return true;
    }

    private static CatalogProblem Error(string path, long line, string message) => new(path, (int)line, line > 0 ? 1 : 0, message, ProblemSeverity.Error);
}
