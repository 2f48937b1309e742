using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace EnvMap.Deploy.Compose.Plan;

/// <summary>Makes a Compose file one that can be understood before all that it names is there.</summary>
internal static class PreviewText
{
    /// <param name="text">The file.</param>
    /// <param name="envFiles">The contents of files of variables, by their names; of others what lies on the machine counts, if it does.</param>
    public static string Write(string text, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> envFiles)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        foreach (var service in Services(yaml))
        {
            if (service.Children.TryGetValue("env_file", out var node))
            {
                IEnumerable<YamlNode> files = node is YamlSequenceNode list ? list : [node];
                service.Children["env_file"] = new YamlSequenceNode(files.Where(file => !TryPutIn(service, file, envFiles)).Select(Optional));
            }
        }
        using var written = new StringWriter();
        yaml.Save(new Emitter(written, EmitterSettings.Default.WithBestWidth(int.MaxValue)), assignAnchors: false);
        return written.ToString();
    }

    private static IEnumerable<YamlMappingNode> Services(YamlStream yaml) =>
        yaml.Documents.FirstOrDefault()?.RootNode is YamlMappingNode root && root.Children.TryGetValue("services", out var services) && services is YamlMappingNode map
            ? map.Children.Values.OfType<YamlMappingNode>()
            : [];

    private static bool TryPutIn(YamlMappingNode service, YamlNode file, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> envFiles)
    {
        if (file is not YamlScalarNode { Value: { } path } || !envFiles.TryGetValue(path[(path.LastIndexOf('/') + 1)..], out var variables))
        {
            return false;
        }
        if (!service.Children.TryGetValue("environment", out var node))
        {
            service.Children["environment"] = node = new YamlMappingNode();
        }
        foreach (var (name, value) in variables)
        {
            // What the file itself says comes first.
            ((YamlMappingNode)node).Children.TryAdd(name, new YamlScalarNode(value.Replace("$", "$$", StringComparison.Ordinal)) { Style = ScalarStyle.DoubleQuoted });
        }
        return true;
    }

    private static YamlNode Optional(YamlNode file) => file is YamlScalarNode ? new YamlMappingNode { { "path", file }, { "required", "false" } } : file;
}
