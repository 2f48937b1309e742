using System.Text.Json.Nodes;
using EnvMap.Catalog;
using EnvMap.Catalog.ProfileDocuments;

namespace EnvMap.Tools.Evidence;

/// <summary>What was published of a profile, and what targets have made of it, in memory.</summary>
public sealed record PublishedProfile
{
    private readonly IReadOnlyDictionary<string, string> _outputs = new Dictionary<string, string>();
    private Lazy<ComposeView> _compose = new(() => ComposeView.Read(""));

    /// <summary>The profile's name, such as <c>staging-0</c>.</summary>
    public string Name => Document.Name;

    /// <summary>The environment.</summary>
    public DeployEnvironment Environment => Document.Environment;

    /// <summary>The manifest.</summary>
    public required JsonObject Manifest { get; init; }

    /// <summary>What <c>profile.json</c> says.</summary>
    public required ProfileDocument Document { get; init; }

    /// <summary>The texts of the files that resources are given, by their paths beside the manifest: <c>files/edge/…</c>.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>The texts that targets have made, by their paths: <c>compose/compose.yaml</c>, <c>compose/.env</c>, … No file of a secret is among them.</summary>
    public IReadOnlyDictionary<string, string> Outputs
    {
        get => _outputs;
        init
        {
            _outputs = value;
            _compose = new(() => ComposeView.Read(value.GetValueOrDefault("compose/compose.yaml", "")));
        }
    }

    /// <summary>Those of the <see cref="Outputs"/> that only their owner may read or write.</summary>
    public IReadOnlySet<string> OwnerOnly { get; init; } = new HashSet<string>();

    /// <summary>The Compose file; without any service where there is none.</summary>
    public ComposeView Compose => _compose.Value;

    /// <summary>The row, or null where the map has none of this name.</summary>
    public RowDocument? Row(string name) => Document.Rows.FirstOrDefault(row => string.Equals(row.Row, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the row is part of the profile.</summary>
    public bool Has(string row) => Row(row) is { IsInEffect: true };

    /// <summary>The resource of the manifest, or null.</summary>
    public JsonObject? Resource(string name) => Manifest["resources"]?[name] as JsonObject;

    /// <summary>The value that a parameter of the manifest has where nobody gives it one, or null.</summary>
    public string? DefaultOf(string parameter) => Resource(parameter)?["inputs"]?["value"]?["default"]?["value"]?.ToString();

    /// <summary>The resources that realise a row, with what <c>profile.json</c> says of them.</summary>
    public IEnumerable<KeyValuePair<string, ResourceDocument>> ResourcesOf(string row) =>
        Document.Resources.Where(resource => resource.Value.Rows.Contains(row, StringComparer.OrdinalIgnoreCase));

    /// <summary>What a service finds in Compose under a path that it is given a file at; null where it is given none.</summary>
    public string? FileOf(ComposeServiceView service, string path)
    {
        ArgumentNullException.ThrowIfNull(service);
        return service.Configs.TryGetValue(path, out var config) && Compose.ConfigFile(config) is { } file
            ? Outputs.GetValueOrDefault($"compose/{file}")
            : null;
    }
}
