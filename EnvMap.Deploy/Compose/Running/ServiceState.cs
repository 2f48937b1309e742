using System.Text.Json;

namespace EnvMap.Deploy.Compose.Running;

/// <summary>A container of a project, as the engine sees it.</summary>
public sealed record ServiceState
{
    private const string VersionLabel = "org.envmap.version=";
    private const string HashLabel = "com.docker.compose.config-hash=";

    /// <summary>The service.</summary>
    public required string Service { get; init; }

    /// <summary>The id of the container, which another one in its place does not have.</summary>
    public required string Id { get; init; }

    /// <summary>created, running, restarting, paused, exited or dead.</summary>
    public required string State { get; init; }

    /// <summary>starting, healthy or unhealthy; empty where nobody asks.</summary>
    public string Health { get; init; } = "";

    /// <summary>How it ended, where it has.</summary>
    public int ExitCode { get; init; }

    /// <summary>The image that it was started from.</summary>
    public string Image { get; init; } = "";

    /// <summary>The version that it was started for; empty where nobody said.</summary>
    public string Version { get; init; } = "";

    /// <summary>What Compose made it from, in its own words.</summary>
    internal string ConfigHash { get; init; } = "";

    /// <summary>Whether it is there to end.</summary>
    public bool IsTask { get; init; }

    /// <summary>Whether it does what it is there for: it runs and is not known to be ill, or it is a task that has ended well.</summary>
    public bool IsWell => State is "running" ? Health is "" or "healthy" : IsTask && State is "exited" && ExitCode is 0;

    // One object a line; versions before 2.21 wrote one array.
    internal static IReadOnlyList<ServiceState> ReadAll(string output) =>
    [
        .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(Read)
            .OrderBy(state => state.Service, StringComparer.Ordinal).ThenBy(state => state.Id, StringComparer.Ordinal),
    ];

    private static IEnumerable<ServiceState> Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.ValueKind is JsonValueKind.Array ? [.. document.RootElement.EnumerateArray().Select(Read)] : [Read(document.RootElement)];
    }

    private static ServiceState Read(JsonElement container) => new()
    {
        Service = Text(container, "Service"),
        Id = Text(container, "ID"),
        State = Text(container, "State"),
        Health = Text(container, "Health"),
        ExitCode = container.TryGetProperty("ExitCode", out var code) ? code.GetInt32() : 0,
        Image = Text(container, "Image"),
        // com.docker.compose.project=shop,org.envmap.version=1.2,…
        Version = LabelOf(container, VersionLabel),
        ConfigHash = LabelOf(container, HashLabel),
    };

    private static string LabelOf(JsonElement container, string beginning) =>
        Text(container, "Labels").Split(',').FirstOrDefault(label => label.StartsWith(beginning, StringComparison.Ordinal))?[beginning.Length..] ?? "";

    private static string Text(JsonElement container, string name) =>
        container.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";
}
