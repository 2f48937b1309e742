using System.Text.Json;
using System.Text.Json.Nodes;

namespace EnvMap.Deploy.Compose.Plan;

/// <summary>Takes out of a project what it has only for the folder that it lies in, so that two folders can be compared.</summary>
internal static class NeutralConfig
{
    public static JsonElement Of(JsonElement config, string folder)
    {
        var root = JsonNode.Parse(config.GetRawText())!.AsObject();
        foreach (var kind in new[] { "networks", "volumes" })
        {
            foreach (var (name, resource) in Members(root[kind]))
            {
                // Of two projects each has its own.
                resource["name"] = name;
            }
        }
        foreach (var (_, file) in Members(root["configs"]).Concat(Members(root["secrets"])))
        {
            Shorten(file, "file", folder);
        }
        foreach (var mount in Members(root["services"]).SelectMany(service => service.Value["volumes"] is JsonArray mounts ? mounts : []).OfType<JsonObject>())
        {
            if ((string?)mount["type"] is "bind")
            {
                Shorten(mount, "source", folder);
            }
        }
        using var document = JsonDocument.Parse(root.ToJsonString());
        return document.RootElement.Clone();
    }

    private static IEnumerable<(string Name, JsonObject Value)> Members(JsonNode? node) =>
        (node as JsonObject ?? []).Where(member => member.Value is JsonObject).Select(member => (member.Key, (JsonObject)member.Value!));

    private static void Shorten(JsonObject node, string key, string folder)
    {
        if ((string?)node[key] is { } path && Path.IsPathRooted(path))
        {
            node[key] = Path.GetRelativePath(folder, path);
        }
    }
}
