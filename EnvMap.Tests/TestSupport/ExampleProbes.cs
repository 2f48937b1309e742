using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EnvMap.Tests.TestSupport;

/// <summary>What the probes of an example wrote down: the variables and arguments that each of them got.</summary>
internal sealed partial class ExampleProbes(string program) : IDisposable
{
    // A process that refers to nothing: what it has, all have.
    private const string Control = "control";

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TemporaryFolder _folder = new();

    // // probes: control first second
    private readonly string[] _names = program.Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[2..];

    public string Folder => _folder.FullName;

    public Task WaitAsync(ChildProcess process) => Eventually.Async(
        () => process.Exited.IsCompleted ? throw new InvalidOperationException($"The example ended:\n{process.Output}") : _names.All(n => File.Exists(_folder[$"{n}.env"])),
        "the probes to be started");

    /// <summary>All of it as JSON; ports that were free stand as &lt;port1&gt;, &lt;port2&gt;, …, in the order in which they appear.</summary>
    public string Read()
    {
        var common = Variables(Control).Keys;
        var ports = new Dictionary<string, string>();
        var all = new JsonObject(_names.Where(n => n != Control).Select(name => KeyValuePair.Create<string, JsonNode?>(name, new JsonObject
        {
            ["variables"] = new JsonObject(Variables(name).ExceptBy(common, v => v.Key).OrderBy(v => v.Key, StringComparer.Ordinal)
                .Select(v => KeyValuePair.Create<string, JsonNode?>(v.Key, Port.Replace(v.Value, m => Label(m.Value, ports))))),
            ["arguments"] = new JsonArray([.. Lines($"{name}.args").Select(a => JsonValue.Create(Port.Replace(a, m => Label(m.Value, ports))))]),
        })));
        return all.ToJsonString(s_json);
    }

    public static string Normalize(string json) => JsonNode.Parse(json)!.ToJsonString(s_json);

    public void Dispose() => _folder.Dispose();

    private string Label(string port, Dictionary<string, string> ports)
    {
        if (program.Contains(port, StringComparison.Ordinal) || KnownPort.IsMatch(port))
        {
            return port;
        }

        if (!ports.TryGetValue(port, out var label))
        {
            ports[port] = label = $"<port{ports.Count + 1}>";
        }

        return label;
    }

    private Dictionary<string, string> Variables(string name)
        => Lines($"{name}.env").Select(line => line.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1]);

    private string[] Lines(string file) => File.ReadAllText(_folder[file]).Split('\0', StringSplitOptions.RemoveEmptyEntries);

    // A whole value, or behind a host.
    [GeneratedRegex(@"(?<=^|localhost:)\d{4,5}(?=$|[/;])")]
    private static partial Regex Port { get; }

    // Those of the launch profiles of the web project.
    [GeneratedRegex("^(5301|5302|7301)$")]
    private static partial Regex KnownPort { get; }
}
