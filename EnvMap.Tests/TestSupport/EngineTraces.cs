using System.Text.Json.Nodes;

namespace EnvMap.Tests.TestSupport;

/// <summary>Looks for secrets in all that the engine tells of a project: its containers, their processes and logs, and what was built for it.</summary>
internal static class EngineTraces
{
    /// <summary>A secret and a place for each that was found, such as <c>cache-password: cache Config.Cmd</c>.</summary>
    public static async Task<IReadOnlyList<string>> OfProjectAsync(PlantedSecrets planted, string project)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var label = $"label=com.docker.compose.project={project}";
        var ids = Lines(await DockerEngine.RunAsync("ps", "--all", "--quiet", "--no-trunc", "--filter", label));
        Assert.NotEmpty(ids);
        var images = new HashSet<string>(Lines(await DockerEngine.RunAsync("image", "ls", "--quiet", "--no-trunc", "--filter", label)));
        Assert.NotEmpty(images);
        foreach (var id in ids)
        {
            var container = JsonNode.Parse(await DockerEngine.RunAsync("inspect", id))![0]!;
            var service = container["Config"]!["Labels"]!["com.docker.compose.service"]!.GetValue<string>();
            Find(planted, container, service, "", found);
            AddAll(planted, await DockerEngine.RunAsync("logs", id), $"{service} logs", found);
            if (container["State"]!["Running"]!.GetValue<bool>())
            {
                AddAll(planted, await DockerEngine.RunAsync("top", id, "-eo", "pid,args"), $"{service} processes", found);
            }
        }
        foreach (var image in images)
        {
            found.UnionWith(await OfImageAsync(planted, image));
        }
        foreach (var kind in new[] { "network", "volume" })
        {
            foreach (var id in Lines(await DockerEngine.RunAsync(kind, "ls", "--quiet", "--filter", label)))
            {
                AddAll(planted, await DockerEngine.RunAsync(kind, "inspect", id), kind, found);
            }
        }
        return [.. found];
    }

    /// <summary>The same of an image: its layers, its configuration and its history.</summary>
    public static async Task<IReadOnlyList<string>> OfImageAsync(PlantedSecrets planted, string image)
    {
        using var folder = new TemporaryFolder();
        // An archive of archives, none of which is compressed.
        await DockerEngine.RunAsync("save", "--output", folder["image.tar"], image);
        await using var stream = File.OpenRead(folder["image.tar"]);
        return [.. (await planted.InAsync(stream)).Select(name => $"{name}: image")];
    }

    private static void Find(PlantedSecrets planted, JsonNode? node, string service, string path, SortedSet<string> found)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    AddAll(planted, name, $"{service} {path}", found);
                    Find(planted, value, service, path.Length is 0 ? name : $"{path}.{name}", found);
                }
                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Find(planted, item, service, path, found);
                }
                break;
            case not null:
                AddAll(planted, node.ToString(), $"{service} {path}", found);
                break;
        }
    }

    private static void AddAll(PlantedSecrets planted, string text, string place, SortedSet<string> found) =>
        found.UnionWith(planted.In(text).Select(name => $"{name}: {place}"));

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
