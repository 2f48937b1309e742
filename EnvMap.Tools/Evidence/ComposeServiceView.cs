using System.Text.Json.Nodes;

namespace EnvMap.Tools.Evidence;

/// <summary>A service of a Compose file.</summary>
/// <param name="name">Its name.</param>
/// <param name="node">What the file says of it.</param>
public sealed class ComposeServiceView(string name, JsonObject node)
{
    /// <summary>The name.</summary>
    public string Name => name;

    /// <summary>What the file says of it.</summary>
    public JsonObject Node => node;

    /// <summary>The image, with its tag.</summary>
    public string Image => Text("image") ?? "";

    /// <summary>The rows that its label says it realises.</summary>
    public IReadOnlyList<string> Rows => Label("org.envmap.row")?.Split(", ") ?? [];

    /// <summary>The command that tells whether it is healthy, without <c>CMD</c>; empty where there is none.</summary>
    public IReadOnlyList<string> HealthCommand => [.. Texts(node["healthcheck"]?["test"]).Skip(1)];

    /// <summary>The arguments of its first process.</summary>
    public IReadOnlyList<string> Command => Texts(node["command"]);

    /// <summary>The networks that it is in.</summary>
    public IReadOnlyList<string> Networks => Texts(node["networks"]);

    /// <summary>Its variables.</summary>
    public IReadOnlyDictionary<string, string> Variables => Map("environment");

    /// <summary>The secrets that it is given.</summary>
    public IReadOnlyList<string> Secrets => [.. Items("secrets").Select(secret => secret["source"]?.ToString() ?? "")];

    /// <summary>The configs that it is given, by the paths where it finds them.</summary>
    public IReadOnlyDictionary<string, string> Configs =>
        Items("configs").ToDictionary(config => config["target"]?.ToString() ?? "", config => config["source"]?.ToString() ?? "");

    /// <summary>The named volumes, by the paths where it finds them.</summary>
    public IReadOnlyDictionary<string, string> Volumes => Mounts("volume");

    /// <summary>The folders and files of the machine, by the paths where it finds them.</summary>
    public IReadOnlyDictionary<string, string> Binds => Mounts("bind");

    /// <summary>The ports of the machine that lead to it: what publishes them, by the port in the container.</summary>
    public IReadOnlyDictionary<string, string> Ports =>
        Items("ports").ToDictionary(port => port["target"]?.ToString() ?? "", port => port["published"]?.ToString() ?? "");

    /// <summary>The services that it waits for, with the condition.</summary>
    public IReadOnlyDictionary<string, string> DependsOn =>
        (node["depends_on"] as JsonObject ?? []).ToDictionary(other => other.Key, other => other.Value?["condition"]?.ToString() ?? "");

    /// <summary>A label, or null.</summary>
    public string? Label(string key) => node["labels"]?[key]?.ToString();

    /// <summary>A field that is a text, or null.</summary>
    public string? Text(string field) => node[field] is JsonValue value ? value.ToString() : null;

    /// <summary>Whether a field that is a list holds a text.</summary>
    public bool Lists(string field, string text) => Texts(node[field]).Contains(text);

    /// <summary>Whether it may only read what is mounted at a path.</summary>
    public bool MountsReadOnly(string path) => Items("volumes").Any(mount => mount["target"]?.ToString() == path && mount["read_only"]?.ToString() is "true");

    private IEnumerable<JsonObject> Items(string field) => (node[field] as JsonArray ?? []).OfType<JsonObject>();

    private Dictionary<string, string> Mounts(string type) => Items("volumes").Where(mount => mount["type"]?.ToString() == type)
        .ToDictionary(mount => mount["target"]?.ToString() ?? "", mount => mount["source"]?.ToString() ?? "");

    private Dictionary<string, string> Map(string field) =>
        (node[field] as JsonObject ?? []).ToDictionary(entry => entry.Key, entry => entry.Value?.ToString() ?? "");

    private static IReadOnlyList<string> Texts(JsonNode? list) => list is JsonArray items ? [.. items.Select(item => item?.ToString() ?? "")] : [];
}
