using System.Text.Json;

namespace EnvMap.Deploy.Compose.Drift;

/// <summary>What an image brings with it, which a container has unless it is told otherwise.</summary>
/// <param name="Inspected">What the engine says of the image; undefined where it has none.</param>
internal readonly record struct ImageFacts(JsonElement Inspected)
{
    public string Id => Inspected.Text("Id");

    public string User => Inspected.Text("Config", "User");

    public IReadOnlyList<string>? Entrypoint => Inspected.Texts("Config", "Entrypoint");

    public IReadOnlyList<string>? Command => Inspected.Texts("Config", "Cmd");

    public JsonElement HealthCheck => Inspected.At("Config", "Healthcheck");

    /// <summary>The folders that get a volume without a name where nothing else is mounted.</summary>
    public IEnumerable<string> Volumes => Inspected.Members("Config", "Volumes").Select(volume => volume.Name);

    public IEnumerable<(string Name, string Value)> Environment => Variables(Inspected.Texts("Config", "Env"));

    /// <summary>NAME=value as name and value.</summary>
    public static IEnumerable<(string Name, string Value)> Variables(IEnumerable<string>? lines) =>
        (lines ?? []).Select(line => line.Split('=', 2)).Select(parts => (parts[0], parts.Length > 1 ? parts[1] : ""));
}
