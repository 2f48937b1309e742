using System.Text.Json;
using EnvMap.Deploy.Compose.Running;

namespace EnvMap.Deploy.Compose.Drift;

/// <summary>What Compose understands of a project, and what the engine has of it.</summary>
internal sealed class RunningProject
{
    private const string Label = "com.docker.compose.";

    private readonly Dictionary<string, ImageFacts> _images = [];
    private readonly Dictionary<string, string> _tagged = [];

    private RunningProject(JsonElement config, IReadOnlyList<JsonElement> containers) => (Config, Containers) = (config, containers);

    /// <summary>The project, with everything that Compose puts in.</summary>
    public JsonElement Config { get; }

    /// <summary>Its containers, those that have ended too, but none that was started for a single command.</summary>
    public IReadOnlyList<JsonElement> Containers { get; }

    public IEnumerable<JsonProperty> Services => Config.Members("services");

    public static async Task<RunningProject> ReadAsync(DeployedProject project, CancellationToken cancellationToken) =>
        await ReadAsync(project, ParseConfig(await project.Engine.QueryAsync(["config", "--format", "json"], cancellationToken).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);

    /// <summary>What the engine has of a project that Compose has understood already.</summary>
    public static async Task<RunningProject> ReadAsync(DeployedProject project, JsonElement config, CancellationToken cancellationToken)
    {
        var ids = project.Engine.Succeeded(
            await project.Engine.RunEngineAsync(["ps", "--all", "--quiet", "--no-trunc", "--filter", $"label={Label}project={project.Name}"], cancellationToken).ConfigureAwait(false), "ps")
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var containers = ids.Length is 0 ? [] : (await InspectAsync(project, [], ids, cancellationToken).ConfigureAwait(false))
            .Where(container => !string.Equals(LabelOf(container, "oneoff"), "true", StringComparison.OrdinalIgnoreCase))
            .OrderBy(NameOf, StringComparer.Ordinal).ToList();
        var running = new RunningProject(config, containers);
        await running.ReadImagesAsync(project, cancellationToken).ConfigureAwait(false);
        return running;
    }

    /// <summary>Reads what Compose understands: it doubles every $, so that what it writes could be read by it again.</summary>
    public static JsonElement ParseConfig(string json) => Parse(json.Replace("$$", "$", StringComparison.Ordinal));

    public static string ServiceOf(JsonElement container) => LabelOf(container, "service");

    /// <summary>What Compose made a container from, in its own words; empty where another program made it.</summary>
    public static string HashOf(JsonElement container) => LabelOf(container, "config-hash");

    public static string NameOf(JsonElement container) => container.Text("Name").TrimStart('/');

    public IReadOnlyList<JsonElement> ContainersOf(string service) => [.. Containers.Where(container => ServiceOf(container) == service)];

    /// <summary>The image that a container was made from.</summary>
    public ImageFacts ImageOf(JsonElement container) => _images.GetValueOrDefault(container.Text("Image"));

    /// <summary>The id of the image that bears a name now; empty where none does.</summary>
    public string IdOf(string name) => _tagged.GetValueOrDefault(name, "");

    private async Task ReadImagesAsync(DeployedProject project, CancellationToken cancellationToken)
    {
        var ids = Containers.Select(container => container.Text("Image")).Distinct().ToList();
        foreach (var image in ids.Count is 0 ? [] : await InspectAsync(project, ["image"], ids, cancellationToken).ConfigureAwait(false))
        {
            _images[image.Text("Id")] = new ImageFacts(image);
        }
        foreach (var name in Services.Select(service => service.Value.Text("image")).Where(name => name.Length > 0).Distinct())
        {
            var answer = await project.Engine.RunEngineAsync(["image", "inspect", "--format", "{{.Id}}", name], cancellationToken).ConfigureAwait(false);
            _tagged[name] = answer.Succeeded ? answer.Output.Trim() : "";
        }
    }

    // What has gone in between is not in the answer, and makes the engine's exit code 1.
    public static async Task<IReadOnlyList<JsonElement>> InspectAsync(
        DeployedProject project, IReadOnlyList<string> kind, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var answer = await project.Engine.RunEngineAsync([.. kind, "inspect", .. ids], cancellationToken).ConfigureAwait(false);
        var text = answer.Output.StartsWith('[') ? answer.Output : project.Engine.Succeeded(answer, "inspect").Output;
        return [.. Parse(text).EnumerateArray()];
    }

    private static string LabelOf(JsonElement container, string name) => container.Text("Config", "Labels", Label + name);

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
