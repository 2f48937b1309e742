using System.Text.RegularExpressions;
using EnvMap.Deploy.Compose.Planning;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace EnvMap.Deploy.Compose.Running;

/// <summary>What a Compose file says of the project that is run.</summary>
internal sealed partial record ComposeProject
{
    public const string FileName = "compose.yaml";

    private const string ProfileLabel = "org.envmap.profile";
    private const string RowLabel = "org.envmap.row";

    /// <summary>The folder of the file, on this machine.</summary>
    public required string Folder { get; init; }

    public required string Name { get; init; }

    /// <summary>The profile that was published; null where there was a manifest alone.</summary>
    public string? Profile { get; init; }

    public IReadOnlyList<ProjectService> Services { get; init; } = [];

    /// <summary>The names of the files in the folder of the secrets, in their order.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Reads the file in a folder, or in the folder <c>compose</c> of it.</summary>
    public static ComposeProject Read(string path)
    {
        var folder = Find(path);
        return Parse(folder, File.ReadAllText(Path.Combine(folder, FileName)));
    }

    /// <summary>The folder of the file: the named one, or the folder <c>compose</c> of it.</summary>
    public static string Find(string path) => Path.GetFullPath(
        new[] { path, Path.Combine(path, "compose") }.FirstOrDefault(folder => File.Exists(Path.Combine(folder, FileName)))
            ?? throw new DeploymentException($"There is no {FileName} in '{path}', nor in a folder 'compose' of it. Write it first: envmap compose {path}", isBadInput: true));

    /// <summary>Reads a text that is, or is to be, the file in a folder.</summary>
    public static ComposeProject Parse(string folder, string text)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException exception)
        {
            throw new DeploymentException(
                $"{Path.Combine(folder, FileName)}({exception.Start.Line},{exception.Start.Column}) is no YAML: {exception.Message} Write it again with envmap compose.", isBadInput: true);
        }
        var root = yaml.Documents.FirstOrDefault()?.RootNode;
        var services = Entries(Child(root, "services")).Select(entry => (Name: Text(entry.Key) ?? "", Node: entry.Value)).ToList();
        return new ComposeProject
        {
            Folder = folder,
            Name = Text(Child(root, "name")) ?? throw new DeploymentException(
                $"{Path.Combine(folder, FileName)} has no name, by which its containers are known. Write 'name: …' into it.", isBadInput: true),
            Profile = services.Select(service => Text(Child(service.Node, "labels", ProfileLabel))).FirstOrDefault(profile => profile is not null),
            Services = [.. services.Select(service => new ProjectService
            {
                Name = service.Name,
                BuildContext = Text(Child(service.Node, "build", "context")),
                EnvFiles = [.. Items(Child(service.Node, "env_file")).Select(Text).OfType<string>()],
                IsTask = Text(Child(service.Node, "restart")) is ComposeDefaults.RestartPolicyOfTasks,
                Rows = Text(Child(service.Node, "labels", RowLabel))?.Split(", ") ?? [],
            })],
            Secrets = [.. (root?.AllNodes ?? []).Select(node => SecretFile().Match(Text(node) ?? "")).Where(match => match.Success)
                .Select(match => match.Groups[1].Value.Replace("$$", "$", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    private static YamlNode? Child(YamlNode? node, params IEnumerable<string> path) =>
        path.Aggregate(node, (current, name) => Entries(current).FirstOrDefault(entry => Text(entry.Key) == name).Value);

    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Entries(YamlNode? node) => node is YamlMappingNode map ? map.Children : [];

    private static IEnumerable<YamlNode> Items(YamlNode? node) => node is YamlSequenceNode list ? list.Children : [];

    private static string? Text(YamlNode? node) => (node as YamlScalarNode)?.Value;

    // ${ENVMAP_SECRETS_DIR}/postgres-password
    [GeneratedRegex($@"^\$\{{{VariablePlan.SecretsFolderName}[^}}]*\}}/([^/]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex SecretFile();
}
