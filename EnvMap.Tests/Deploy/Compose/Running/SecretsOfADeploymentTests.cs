using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Compose.Running;

/// <summary>From the first file to the last container, a secret is where the documentation says, and nowhere else.</summary>
[RequiresCompose]
public sealed class SecretsOfADeploymentTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PlantedSecrets _planted = new();
    private readonly string _name = $"envmap-test-{Guid.NewGuid():N}";

    private string Source => _folder[_name];

    private string Calls => _folder["bin", "arguments.log"];

    [Fact]
    public async Task NoVerbLeavesASecretWhereItDoesNotBelong()
    {
        foreach (var name in SecretiveManifest.Given)
        {
            _ = _planted[name];
        }
        SecretiveManifest.Write(Source, _planted);
        var variables = _planted.Given();
        variables.Remove("Parameters__fixed");
        variables["ENVMAP_TOKEN"] = _planted["token"];
        variables["PATH"] = RecordArguments();

        await RunAsync(0, "compose", Source);
        _planted.Add("made", await File.ReadAllTextAsync(Path.Combine(Source, "compose", "secrets", "made"), TestContext.Current.CancellationToken));
        await RunAsync(0, "deploy", Source, "--version", "1");
        string[] expected =
        [
            "cache-password: cache Args", "cache-password: cache Config.Cmd",
            "db-password: db Config.Env", "db-password: web Config.Env",
            "fixed: web Config.Env", "made: web Config.Env",
            // What stands in arguments is seen by whoever sees the processes, and docs/compose.md says so; redis writes over its own.
            "shown: web Args", "shown: web Config.Cmd", "shown: web processes",
        ];
        Assert.Equal(expected, await EngineTraces.OfProjectAsync(_planted, _name));

        await RunAsync(0, "deploy", Source);
        await RunAsync(0, "status", Source);
        await RunAsync(0, "logs", Source);
        await RunAsync(0, "backup", Source, "--service", "db", "--output", _folder[_name, "shop.dump"]);
        await RunAsync(0, "restore", Source, _folder[_name, "shop.dump"], "--service", "db", "--yes");
        // Settings that the containers do not have yet.
        await File.AppendAllTextAsync(Path.Combine(Source, "compose", ".env"), $"CACHE_PASSWORD='{_planted["later"].Replace("'", "", StringComparison.Ordinal)}'\n", TestContext.Current.CancellationToken);
        await File.AppendAllTextAsync(Path.Combine(Source, "compose", "secrets", "web.env"), "FIXED=other\n", TestContext.Current.CancellationToken);
        await RunAsync(1, "drift", Source, "--exit-code", "--format", "json");
        SecretiveManifest.Write(Source, _planted, program: "/no/such/program");
        await RunAsync(1, "deploy", Source, "--version", "2");
        await RunAsync(0, "rollback", Source, "1");
        await RunAsync(0, "clean", Source, "--keep", "1");
        Assert.DoesNotContain(await EngineTraces.OfProjectAsync(_planted, _name), place => place.EndsWith("logs", StringComparison.Ordinal) || place.EndsWith("image", StringComparison.Ordinal));
        Assert.Equal(
            [
                "build-token: compose/secrets/build-token", "cache-password: compose/.env",
                "db-password: compose/secrets/db-password", "db-password: compose/secrets/db.env", "db-password: compose/secrets/web.env",
                "fixed: aspire-manifest.json", "fixed: compose/secrets/web.env", "later: compose/.env",
                "made: compose/secrets/made", "made: compose/secrets/web.env", "shown: compose/.env",
            ],
            await _planted.InFolderAsync(Source));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Source, "compose", ".env")));
        await RunAsync(0, "destroy", Source, "--volumes", "--yes");

        var calls = await File.ReadAllTextAsync(Calls, TestContext.Current.CancellationToken);
        Assert.All(["build web", "up --detach", "pg_dump", "pg_restore", "config --format json", "down --remove-orphans"], call => Assert.Contains(call, calls, StringComparison.Ordinal));
        _planted.AssertNoneIn(calls, "the arguments of what was started");

        async Task RunAsync(int exitCode, params string[] arguments)
        {
            var run = await EnvMapCli.RunInAsync(_folder.FullName, variables, arguments);
            Assert.True(run.ExitCode == exitCode, $"{arguments[0]} ended with {run.ExitCode}:\n{run.Output}{run.Error}");
            _planted.AssertNoneIn(run.Output + run.Error, $"what {arguments[0]} says");
        }
    }

    [Fact]
    public async Task ASecretInALayerOrInTheHistoryOfAnImageIsFound()
    {
        _folder.Write("image/Dockerfile", $"FROM busybox:1.37\nCOPY file /\nENV HISTORY=\"{_planted["history"].Replace("$", @"\$", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal)}\"\nRUN rm /file\n");
        _folder.Write("image/file", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"key: {_planted["layer"]}")));
        _ = _planted["absent"];
        await DockerEngine.RunAsync("build", "--tag", $"{_name}:1", _folder["image"]);

        Assert.Equal(["history: image", "layer: image"], await EngineTraces.OfImageAsync(_planted, $"{_name}:1"));
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(_folder[_name, "compose", "compose.yaml"]))
        {
            await DockerEngine.TryAsync("compose", "--project-name", _name, "down", "--volumes", "--timeout", "2");
        }
        foreach (var image in (await DockerEngine.RunAsync("image", "ls", "--format", "{{.Repository}}:{{.Tag}}")).Split('\n').Where(image => image.Contains(_name, StringComparison.Ordinal)))
        {
            await DockerEngine.RunAsync("image", "rm", "--force", image);
        }
        _folder.Dispose();
    }

    // What the command line starts goes through a script that writes the arguments down.
    private string RecordArguments()
    {
        var commands = new FakeCommands(_folder["bin"]);
        foreach (var program in new[] { "docker", "docker-compose" })
        {
            var real = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
            commands.Add(program, real is null ? "exit 127" : $"printf '%s\\n' \"$*\" >> '{Calls}'; exec '{real}' \"$@\"");
        }
        return commands.SearchPath;
    }
}
