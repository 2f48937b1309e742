using System.Text.Json.Nodes;

namespace EnvMap.Tools.Evidence;

/// <summary>A Compose file as a tree, in which every scalar is the text that stands in the file.</summary>
public sealed class ComposeView
{
    private ComposeView(JsonObject root) => Root = root;

    /// <summary>The whole file.</summary>
    public JsonObject Root { get; }

    /// <summary>The services, in the order of the file.</summary>
    public IEnumerable<ComposeServiceView> Services =>
        Section("services").Select(service => new ComposeServiceView(service.Key, service.Value as JsonObject ?? []));

    /// <summary>Reads a file; a text that is no mapping is one without services.</summary>
    public static ComposeView Read(string text) => new(YamlTree.Read(text) as JsonObject ?? []);

    /// <summary>A service, or null where there is none of this name.</summary>
    public ComposeServiceView? Service(string name) => Services.FirstOrDefault(service => service.Name == name);

    /// <summary>The services whose label says that they realise a row.</summary>
    public IEnumerable<ComposeServiceView> ServicesOf(string row) => Services.Where(service => service.Rows.Contains(row, StringComparer.OrdinalIgnoreCase));

    /// <summary>The entries of <c>networks</c>, <c>volumes</c>, <c>configs</c> or <c>secrets</c>; none where the file has no such section.</summary>
    public JsonObject Section(string name) => Root[name] as JsonObject ?? [];

    /// <summary>The file of a config, relative to the Compose file; null where it has none.</summary>
    public string? ConfigFile(string config) => Section("configs")[config]?["file"]?.ToString() is { } file ? file.TrimStart('.').TrimStart('/') : null;
}
