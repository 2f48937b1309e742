using System.Security.Cryptography;

namespace EnvMap.Tests.TestSupport;

/// <summary>A copy of the published profile staging-0, for which verbs are called as people call them; in the end nothing of it is left.</summary>
public sealed class DeployedStaging : IAsyncLifetime
{
    public const string Domain = "staging.envmap.internal";

    // Digits, since a profile is called after a phase; as deep as aspire-manifest/staging-0, for the path of the project.
    private readonly string _profile = $"staging-{RandomNumberGenerator.GetInt32(100_000_000, int.MaxValue)}";

    public string Name => $"envmap-{_profile}";

    public string Folder => RepositoryRoot.Combine("artifacts", _profile);

    /// <summary>What the first deployment said.</summary>
    internal EnvMapCli First { get; private set; } = new(-1, "", "");

    internal ComposeProject Project => new(Path.Combine(Folder, "compose"), name: Name);

    internal RunningProfile Running => new(Project, "staging-0", Domain);

    public async ValueTask InitializeAsync()
    {
        // xunit makes it before it asks whether the tests can run.
        if ((await DockerEngine.TryAsync("version")).ExitCode is not 0)
        {
            return;
        }
        await ResetAsync();
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, "compose")).FullName, ".env"), "EDGE_HTTP_PORT=0\nENVMAP_BIND_ADDRESS=127.0.0.1\n");
        First = await RunAsync("deploy", "--version", "1.0");
    }

    /// <summary>Calls a verb for the folder.</summary>
    internal Task<EnvMapCli> RunAsync(string verb, params IEnumerable<string> arguments) => TypeAsync("", verb, arguments);

    /// <summary>Calls a verb that asks something, which is answered.</summary>
    internal Task<EnvMapCli> TypeAsync(string answer, string verb, params IEnumerable<string> arguments) =>
        EnvMapCli.RunAsync(RepositoryRoot.Path, null, answer, TimeSpan.FromMinutes(8), [verb, Folder, .. arguments]);

    /// <summary>Has it run, in version 1.0, whatever tests before this one have left.</summary>
    internal async Task<EnvMapCli> RunsAsync()
    {
        await ResetAsync();
        return First = (await Project.RunAsync("ps", "--quiet")).Length > 0 ? First : await RunAsync("deploy", "--version", "1.0");
    }

    /// <summary>Changes what was published.</summary>
    internal void Edit(string file, string text, string other)
    {
        var path = Path.Combine(Folder, file);
        var before = File.ReadAllText(path);
        Assert.Contains(text, before, StringComparison.Ordinal);
        File.WriteAllText(path, before.Replace(text, other, StringComparison.Ordinal));
    }

    /// <summary>Changes the last of several places: resources stand there in their order, and the edge is the last.</summary>
    internal void EditLast(string file, string text, string other)
    {
        var path = Path.Combine(Folder, file);
        var before = File.ReadAllText(path);
        var at = before.LastIndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} has no {text}.");
        File.WriteAllText(path, string.Concat(before.AsSpan(0, at), other, before.AsSpan(at + text.Length)));
    }

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(Folder))
        {
            await Project.DisposeAsync();
            Directory.Delete(Folder, recursive: true);
        }
    }

    // What is published, but for its name, and asked every second whether it is healthy, as the tests wait for it often.
    private async Task ResetAsync()
    {
        await ChildProcess.RunAsync("cp", ["-r", $"{WrittenCompose.Profile("staging-0")}/.", Directory.CreateDirectory(Folder).FullName]);
        Edit("profile.json", "\"name\": \"staging-0\"", $"\"name\": \"{_profile}\"");
        Edit("profile.json", "\"intervalSeconds\": 10", "\"intervalSeconds\": 1");
    }
}
