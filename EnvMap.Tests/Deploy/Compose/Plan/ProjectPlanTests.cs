using System.Security.Cryptography;
using System.Text.Json;
using EnvMap.Deploy;
using EnvMap.Deploy.Compose;
using EnvMap.Deploy.Compose.Plan;
using EnvMap.Deploy.Compose.Running;
using EnvMap.Deploy.Processes;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Compose.Plan;

/// <summary>What is planned is what a deployment then does, on a real engine.</summary>
[RequiresCompose]
public sealed class ProjectPlanTests
{
    private const string Secret = "pl4nted-$ecret";

    // With values of labels that Compose would put something else in for, were they not escaped.
    private const string First = """
        services:
          stays: { image: "busybox:1.37", command: [ sleep, "3600" ], networks: [ app ], labels: { price: "$$5" }, env_file: [ "${ENVMAP_SECRETS_DIR}/stays.env" ], stop_grace_period: 0s }
          versioned: { image: "shop-app:${ENVMAP_VERSION}", build: { context: ./build/app }, networks: [ app ], labels: { org.envmap.row: "Nginx", org.envmap.version: "${ENVMAP_VERSION}" }, stop_grace_period: 0s }
          env: { image: "busybox:1.37", command: [ sleep, "3600" ], networks: [ app, old ], environment: { KEPT: "1", CHANGED: pl4nted-1, GONE: pl4nted-2 }, stop_grace_period: 0s }
          data: { image: "busybox:1.37", command: [ sleep, "3600" ], networks: [ app ], volumes: [ "one:/data" ], stop_grace_period: 0s }
          scaled: { image: "busybox:1.37", command: [ sleep, "3600" ], networks: [ app ], deploy: { replicas: 1 }, stop_grace_period: 0s }
          gone: { image: "busybox:1.37", command: [ sleep, "3600" ], networks: [ app ], volumes: [ /unnamed ], stop_grace_period: 0s }
          renamed: { image: "busybox:1.37", command: [ sleep, "3600" ], networks: [ app ], stop_grace_period: 0s }
          stopped: { image: "busybox:1.37", command: [ sleep, "3600" ], networks: [ app ], stop_grace_period: 0s }
        networks: { app: { }, old: { } }
        volumes: { one: { } }
        """;

    private const string Second = """
        services:
          stays: { image: "busybox:1.37", command: [ sleep, "3600" ], networks: [ app ], labels: { price: "$$5" }, env_file: [ "${ENVMAP_SECRETS_DIR}/stays.env" ], stop_grace_period: 0s }
          versioned: { image: "shop-app:${ENVMAP_VERSION}", build: { context: ./build/app }, networks: [ app ], labels: { org.envmap.row: "Nginx", org.envmap.version: "${ENVMAP_VERSION}" }, stop_grace_period: 0s }
          env: { image: "busybox:1.37", command: [ sleep, "3601" ], networks: [ app, new ], environment: { KEPT: "1", CHANGED: pl4nted-3, ADDED: pl4nted-4 }, user: "1000", healthcheck: { test: [ CMD, "true" ], interval: 1s }, stop_grace_period: 0s }
          data: { image: "busybox:1.37", command: [ sleep, "3600" ], networks: [ app ], volumes: [ "two:/data" ], stop_grace_period: 0s }
          scaled: { image: "busybox:1.37", command: [ sleep, "3600" ], networks: [ app ], deploy: { replicas: 2 }, stop_grace_period: 0s }
          renamed: { image: "busybox:1.37", command: [ sleep, "3600" ], networks: [ app ], hostname: other, stop_grace_period: 0s }
          stopped: { image: "busybox:1.37", command: [ sleep, "3600" ], networks: [ app ], stop_grace_period: 0s }
          added: { image: "busybox:1.37", command: [ sleep, "3600" ], networks: [ app ], stop_grace_period: 0s }
        networks: { app: { }, new: { } }
        volumes: { two: { } }
        """;

    [Fact]
    public async Task WhatIsPlannedIsWhatADeploymentDoes()
    {
        using var folder = new TemporaryFolder();
        var name = $"envmap-test-{Guid.NewGuid():N}";
        await using var project = new StartedProject(folder.FullName, name);
        folder.Write("compose.yaml", $"name: {name}\n{First.Replace("shop-app", name, StringComparison.Ordinal)}");
        folder.Write("build/app/Dockerfile", "FROM busybox:1.37\nCMD [\"sleep\", \"3600\"]\n");
        folder.Write("secrets/stays.env", $"HIDDEN='{Secret}'\n");
        folder.Write(".env", "ENVMAP_VERSION=dev\nENVMAP_SECRETS_DIR=./secrets\n");

        var first = await PlanAsync(folder, 1);
        Assert.All(first.GetProperty("changes").EnumerateArray(), change => Assert.Equal("create", change.GetProperty("action").GetString()));
        Assert.Equal(11, first.GetProperty("changes").GetArrayLength());
        await DeployAsync(folder);
        Assert.Equal(8, (await PlanAsync(folder, 0)).GetProperty("unchanged").GetArrayLength());

        folder.Write("compose.yaml", $"name: {name}\n{Second.Replace("shop-app", name, StringComparison.Ordinal)}");
        await project.RunAsync("stop", "stopped");
        var plan = await PlanAsync(folder, 1);
        Snapshot.Match(Plain(plan, name), extension: "json");
        var table = await EnvMapCli.RunInAsync(folder.FullName, null, "plan", ".", "--version", "2.0");
        Assert.Equal((0, ""), (table.ExitCode, table.Error));
        Assert.Contains("label org.envmap.version is changed", table.Output, StringComparison.Ordinal);
        Assert.Contains($"image {name}:", table.Output, StringComparison.Ordinal);
        Assert.Contains($"→ {name}:2.0", table.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n3 created, 2 changed, 4 replaced, 1 removed, 2 left behind; 1 service stays as it is\n", table.Output, StringComparison.Ordinal);

        var before = await ContainersAsync(project);
        await DeployAsync(folder);
        var after = await ContainersAsync(project);
        Assert.Equal(ActionsOf(plan), Observed(before, after));
        var left = await PlanAsync(folder, 0);
        Assert.Equal(["leave old", "leave one"], left.GetProperty("changes").EnumerateArray().Select(change => $"{change.GetProperty("action")} {change.GetProperty("name").GetString()!.Replace($"{name}_", "", StringComparison.Ordinal)}"));

        // What somebody does by hand a deployment leaves.
        await DockerEngine.RunAsync("network", "connect", $"{name}_new", after["stays"].Single());
        var drifted = await PlanAsync(folder, 0);
        Assert.Equal(2, drifted.GetProperty("changes").GetArrayLength());
        Assert.Contains("stays runs otherwise than it was published (networks)", Assert.Single(drifted.GetProperty("notes").EnumerateArray()).GetString(), StringComparison.Ordinal);

        // Settings are no part of a version: with others all of it is started anew.
        folder.Write("secrets/stays.env", "HIDDEN='pl4nted-other'\n");
        var anew = await PlanAsync(folder, 1);
        before = after;
        await DeployAsync(folder);
        after = await ContainersAsync(project);
        Assert.Equal(ActionsOf(anew), Observed(before, after));
        Assert.Equal(8, ActionsOf(anew).Count);
        Assert.All(ActionsOf(anew), action => Assert.EndsWith(" replace", action, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AManifestIsPlannedAsItWouldBeDeployedAndNothingIsWritten()
    {
        using var folder = new TemporaryFolder();
        folder.Write("shop/aspire-manifest.json", """
            { "resources": {
              "web": { "type": "container.v0", "image": "busybox:1.37", "args": [ "sleep", "3600" ], "env": { "KEY": "{key.value}", "WHO": "{who.value}" },
                "volumes": [ { "name": "web-data", "target": "/data", "readOnly": false } ] },
              "who": { "type": "parameter.v0", "value": "{who.inputs.value}", "inputs": { "value": { "type": "string", "default": { "value": "world" } } } },
              "key": { "type": "parameter.v0", "value": "{key.inputs.value}", "inputs": { "value": { "type": "string", "secret": true } } } } }
            """);
        var published = folder["shop"];
        var missing = await EnvMapCli.RunAsync("plan", published);
        Assert.Equal((2, ""), (missing.ExitCode, missing.Output));
        Assert.Contains("envmap plan: error: The secret 'key' has no value.", missing.Error, StringComparison.Ordinal);

        var given = new Dictionary<string, string?> { ["Parameters__key"] = Secret };
        var first = await EnvMapCli.RunInAsync(folder.FullName, given, "plan", "shop", "--exit-code");
        Assert.Equal((1, ""), (first.ExitCode, first.Error));
        Assert.Contains("service   web", first.Output, StringComparison.Ordinal);
        Assert.Equal(["aspire-manifest.json"], Directory.EnumerateFileSystemEntries(published).Select(Path.GetFileName));

        var deployed = await EnvMapCli.RunInAsync(folder.FullName, given, "deploy", "shop");
        Assert.True(deployed.ExitCode is 0, deployed.Error);
        await using var project = new StartedProject(folder["shop", "compose"], "shop");
        Assert.Equal(0, (await PlanAsync(folder, 0, "shop")).GetProperty("changes").GetArrayLength());

        // The file of variables lies there as it was: what it would be counts.
        folder.Write("shop/compose/secrets/key", "pl4nted-other");
        var change = Assert.Single((await PlanAsync(folder, 1, "shop/compose")).GetProperty("changes").EnumerateArray());
        Assert.Equal("replace", change.GetProperty("action").GetString());
        Assert.Equal("variable KEY is changed", Assert.Single(change.GetProperty("fields").EnumerateArray()).GetProperty("text").GetString());
        Assert.Contains(Secret, File.ReadAllText(folder["shop", "compose", "secrets", "web.env"]), StringComparison.Ordinal);
    }

    /// <summary>Compose does not see that a secret comes from another file, of the same version as little as of another one.</summary>
    [Fact]
    public async Task SecretsThatWouldMoveAreTakenFromWhereADeploymentPutsThem()
    {
        using var folder = new TemporaryFolder();
        var profile = $"staging-{RandomNumberGenerator.GetInt32(100_000_000, int.MaxValue)}";
        folder.Write("shop/profile.json", $$"""
            { "version": 1, "name": "{{profile}}", "environment": "staging", "phase": 0, "rows": [], "resources": {
              "other": { "stopGraceSeconds": 1 }, "web": { "stopGraceSeconds": 1, "secrets": { "fileVariables": { "KEY": "KEY_FILE" } } } } }
            """);
        Publish("3600");
        await using var project = new StartedProject(folder["shop", "compose"], $"envmap-{profile}");
        await DeployAsync(folder, "shop");
        var before = await ContainersAsync(project);

        await MoveAsync("first", folder["shop", "compose", "secrets"], "are removed");
        Assert.False(Directory.Exists(folder["shop", "compose", "secrets"]));
        Publish("3601");
        await MoveAsync("second", folder["first"], "stay");

        void Publish(string seconds) => folder.Write("shop/aspire-manifest.json", $$"""
            { "resources": {
              "other": { "type": "container.v0", "image": "busybox:1.37", "args": [ "sleep", "{{seconds}}" ] },
              "web": { "type": "container.v0", "image": "busybox:1.37", "args": [ "sleep", "3600" ], "env": { "KEY": "{key.value}" } },
              "key": { "type": "parameter.v0", "value": "{key.inputs.value}", "inputs": { "value": { "type": "string", "secret": true, "default": { "generate": { "minLength": 22 } } } } } } }
            """);

        async Task MoveAsync(string chosen, string former, string rest)
        {
            var environment = File.ReadAllText(folder["shop", "compose", ".env"]);
            var plan = await PlanAsync(folder, 1, "shop", "--secrets-dir", chosen);
            Assert.Equal((false, environment), (Directory.Exists(folder[chosen]), File.ReadAllText(folder["shop", "compose", ".env"])));
            var changes = plan.GetProperty("changes").EnumerateArray().ToList();
            var move = Assert.Single(changes, change => change.GetProperty("subject").GetString() is "secrets");
            Assert.Equal(("change", folder[chosen]), (move.GetProperty("action").GetString(), move.GetProperty("name").GetString()));
            Assert.Equal([$"folder {former} → {folder[chosen]}", $"the files in the former folder {rest}"], TextsOf(move));
            Assert.Contains(TextsOf(changes.Single(change => change.GetProperty("name").GetString() is "web")), text => text.Contains("/run/secrets/key", StringComparison.Ordinal));
            Assert.Equal(["other replace", "web replace"], ActionsOf(plan));

            await DeployAsync(folder, "shop", "--secrets-dir", chosen);
            var after = await ContainersAsync(project);
            Assert.Equal(ActionsOf(plan), Observed(before, after));
            var mounts = await DockerEngine.RunAsync("inspect", "--format", "{{range .Mounts}}{{println .Source}}{{end}}", after["web"].Single());
            Assert.Contains(folder[chosen, "key"], mounts, StringComparison.Ordinal);
            Assert.Empty((await PlanAsync(folder, 0, "shop")).GetProperty("changes").EnumerateArray());
            before = after;
        }
    }

    [Fact]
    public async Task AnotherMachineIsAskedAndNoSecretTravels()
    {
        await using var server = await SshServer.StartAsync();
        using var folder = new TemporaryFolder();
        var name = $"envmap-test-{Guid.NewGuid():N}";
        folder.Write("here/compose.yaml", $"name: {name}\n{First.Replace("build: { context: ./build/app }, ", "", StringComparison.Ordinal).Replace("shop-app:${ENVMAP_VERSION}", "busybox:1.37", StringComparison.Ordinal)}");
        folder.Write("here/secrets/stays.env", $"HIDDEN='{Secret}'\n");
        string[] place = ["--host", server.Host, "--host-folder", folder["there it is"], "--ssh-config", server.Config];

        var before = await EnvMapCli.RunAsync(["plan", folder["here"], .. place, "--exit-code", "--format", "json"]);

        Assert.Equal((1, ""), (before.ExitCode, before.Error));
        using var plan = JsonDocument.Parse(before.Output);
        Assert.Equal(server.Host, plan.RootElement.GetProperty("against").GetString());
        Assert.Equal(11, plan.RootElement.GetProperty("changes").GetArrayLength());
        Assert.DoesNotContain(Directory.EnumerateFiles(folder["there it is"], "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains("pl4nted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ASecretThatAnotherMachineLacksIsNoArgumentOfACommand()
    {
        using var folder = new TemporaryFolder();
        var manifest = folder.Write("aspire-manifest.json", """
            { "resources": {
              "cache": { "type": "container.v0", "image": "redis:8.6", "args": [ "--requirepass", "{pw.value}" ], "env": { "PW": "{pw.value}", "WHO": "{who.value}" } },
              "who": { "type": "parameter.v0", "value": "{who.inputs.value}", "inputs": { "value": { "type": "string", "default": { "value": "world" } } } },
              "pw": { "type": "parameter.v0", "value": "{pw.inputs.value}", "inputs": { "value": { "type": "string", "secret": true } } } } }
            """);
        var source = DeploySource.Read(manifest, [])!;
        var preview = await new ComposeTarget { SecretsFolder = folder["chosen here"] }.PreviewAsync(
            new DeployInput { Source = source, OutputFolder = folder.FullName, GivenValue = name => name is "pw" ? Secret : null }, TestContext.Current.CancellationToken);
        var runner = new FakeProcessRunner(command => command.ToString() switch
        {
            var text when text.Contains("--short", StringComparison.Ordinal) => new ProcessResult(0, "2.30.0", ""),
            var text when text.Contains("'--format' 'json'", StringComparison.Ordinal) => new ProcessResult(0, """{ "name": "shop", "services": {} }""", ""),
            var text when text.Contains("cat -- ", StringComparison.Ordinal) => new ProcessResult(66, "", ""),
            _ => new ProcessResult(0, "", ""),
        });

        var project = await DeployedProject.OpenAsync(new ProjectPlace { Folder = folder.FullName, Host = "machine" }, preview, runner, TestContext.Current.CancellationToken);
        await new ProjectPlanner(project, preview).PlanAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.DoesNotContain(runner.Commands, command => command.ToString().Contains("pl4nted", StringComparison.Ordinal));
        var config = Assert.Single(runner.Commands, command => command.ToString().Contains("'--format' 'json'", StringComparison.Ordinal)).ToString();
        Assert.Contains("'PW=new'", config, StringComparison.Ordinal);
        Assert.Contains("'WHO=world'", config, StringComparison.Ordinal);
        Assert.DoesNotContain("chosen here", config, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> PlanAsync(TemporaryFolder folder, int exitCode, string path = ".", params string[] options)
    {
        var run = await EnvMapCli.RunInAsync(folder.FullName, null, ["plan", path, "--exit-code", "--format", "json", .. options]);
        Assert.True((run.ExitCode, run.Error) == (exitCode, ""), $"{run.ExitCode}: {run.Error}{run.Output}");
        Assert.DoesNotContain("pl4nted", run.Output, StringComparison.Ordinal);
        using var plan = JsonDocument.Parse(run.Output);
        return plan.RootElement.Clone();
    }

    private static async Task DeployAsync(TemporaryFolder folder, string path = ".", params string[] options)
    {
        var run = await EnvMapCli.RunInAsync(folder.FullName, null, ["deploy", path, .. options]);
        Assert.True(run.ExitCode is 0, run.Error + run.Output);
    }

    private static async Task<ILookup<string, string>> ContainersAsync(StartedProject project) =>
        (await project.RunAsync("ps", "--all", "--no-trunc", "--format", "{{.Service}} {{.ID}}")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Trim().Split(' ')).ToLookup(parts => parts[0], parts => parts[1]);

    private static List<string> ActionsOf(JsonElement plan) =>
    [
        .. plan.GetProperty("changes").EnumerateArray().Where(change => change.GetProperty("subject").GetString() is "service")
            .Select(change => $"{change.GetProperty("name")} {change.GetProperty("action")}"),
    ];

    private static List<string> TextsOf(JsonElement change) => [.. change.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("text").GetString()!)];

    // What has become of the containers; one that was only started bears its id.
    private static List<string> Observed(ILookup<string, string> before, ILookup<string, string> after) =>
    [
        .. before.Select(service => service.Key).Union(after.Select(service => service.Key)).Order(StringComparer.Ordinal).Select(service =>
            !before.Contains(service) ? $"{service} create"
            : !after.Contains(service) ? $"{service} remove"
            : !before[service].Intersect(after[service]).Any() ? $"{service} replace"
            : after[service].Count() != before[service].Count() || service is "stopped" ? $"{service} change"
            : "").Where(action => action.Length > 0),
    ];

    private static string Plain(JsonElement plan, string name) =>
        System.Text.RegularExpressions.Regex.Replace(JsonSerializer.Serialize(plan, s_readable).Replace(name, "NAME", StringComparison.Ordinal), "[0-9a-f]{12}", "VERSION") + "\n";

    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A project that goes with all that it has.</summary>
    private sealed class StartedProject(string folder, string name) : IAsyncDisposable
    {
        private readonly HashSet<string> _volumes = [];

        public async Task<string> RunAsync(params string[] arguments)
        {
            await using var process = ChildProcess.Start("docker", ["compose", "--project-name", name, .. arguments], folder);
            var exitCode = await process.WaitForExitAsync(TimeSpan.FromMinutes(2));
            Assert.True(exitCode is 0, process.Output);
            // A service that goes leaves its volumes, and those that nobody named have no label of the project.
            foreach (var container in (await DockerEngine.RunAsync("ps", "--all", "--quiet", "--filter", $"label=com.docker.compose.project={name}")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                _volumes.UnionWith((await DockerEngine.RunAsync("inspect", "--format", "{{range .Mounts}}{{println .Name}}{{end}}", container)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
            }
            return process.Output;
        }

        public async ValueTask DisposeAsync()
        {
            await using var down = ChildProcess.Start("docker", ["compose", "--project-name", name, "down", "--volumes", "--remove-orphans", "--timeout", "0"], folder);
            await down.WaitForExitAsync(TimeSpan.FromMinutes(2));
            foreach (var volume in _volumes)
            {
                await DockerEngine.RunAsync("volume", "rm", "--force", volume);
            }
            foreach (var kind in new[] { "network", "volume" })
            {
                foreach (var left in (await DockerEngine.RunAsync(kind, "ls", "--quiet", "--filter", $"label=com.docker.compose.project={name}")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                {
                    await DockerEngine.RunAsync(kind, "rm", left);
                }
            }
            foreach (var image in (await DockerEngine.RunAsync("image", "ls", "--quiet", "--filter", $"reference={name}:*")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                await DockerEngine.TryAsync("image", "rm", "--force", image);
            }
        }
    }
}
