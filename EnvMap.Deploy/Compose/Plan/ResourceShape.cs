using System.Text.Json;
using EnvMap.Deploy.Compose.Drift;

namespace EnvMap.Deploy.Compose.Plan;

/// <summary>What a network or a volume is, whoever says it.</summary>
internal sealed class ResourceShape
{
    private const string OfCompose = "com.docker.compose.";

    private readonly SortedDictionary<string, string> _visible = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _hidden = new(StringComparer.Ordinal);

    /// <summary>As Compose understands the file.</summary>
    public static ResourceShape OfConfig(PlanSubject subject, JsonElement resource)
    {
        var shape = new ResourceShape();
        shape._visible["driver"] = resource.Text("driver") is { Length: > 0 } driver ? driver : subject is PlanSubject.Network ? "bridge" : "local";
        shape._visible["internal"] = resource.Text("internal") is "true" ? "true" : "false";
        shape.Hide("option", resource.TextMembers("driver_opts"));
        shape.Hide("label", resource.TextMembers("labels"));
        return shape;
    }

    /// <summary>As the engine has it.</summary>
    public static ResourceShape OfEngine(JsonElement resource)
    {
        var shape = new ResourceShape();
        shape._visible["driver"] = resource.Text("Driver");
        shape._visible["internal"] = resource.Text("Internal") is "true" ? "true" : "false";
        shape.Hide("option", resource.TextMembers("Options"));
        shape.Hide("label", resource.TextMembers("Labels").Where(label => !label.Name.StartsWith(OfCompose, StringComparison.Ordinal)));
        return shape;
    }

    /// <summary>In what it would be another one; the engine may have added options and labels of its own.</summary>
    public IEnumerable<PlanField> Differences(ResourceShape before, bool ofFiles) =>
        _visible.Where(field => before._visible[field.Key] != field.Value).Select(field => PlanWords.Visible(null, field.Key, before._visible[field.Key], field.Value))
            .Concat(_hidden.Keys.Union(ofFiles ? before._hidden.Keys : []).Order(StringComparer.Ordinal)
                .Where(key => _hidden.GetValueOrDefault(key) != before._hidden.GetValueOrDefault(key))
                .Select(key => PlanWords.Hidden(key, before._hidden.GetValueOrDefault(key), _hidden.GetValueOrDefault(key))));

    private void Hide(string kind, IEnumerable<(string Name, string Value)> values)
    {
        foreach (var (name, value) in values)
        {
            _hidden[$"{kind} {name}"] = value;
        }
    }
}
