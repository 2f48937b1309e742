using EnvMap.Deploy.Compose.Drift;
using EnvMap.Deploy.Compose.Running;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Compose.Drift;

/// <summary>Containers of a real engine, as they were published and as somebody has changed them.</summary>
[RequiresCompose]
[Collection(nameof(PostgresTests))]
public sealed class ProjectDriftTests(PostgresServer postgres)
{
    private const string Secret = "pl4nted-$ecret";

    private const string Published = """
        services:
          app:
            image: busybox:1.37
            command: [ sleep, "3600" ]
            user: "1000:1000"
            read_only: true
            cap_drop: [ ALL ]
            security_opt: [ "no-new-privileges:true" ]
            environment: { A: "1", DOLLARS: "x$$y" }
            env_file: [ ./secrets/app.env ]
            networks: [ edge, data ]
            ports: [ { target: 8080, published: "0", host_ip: 127.0.0.1 } ]
            volumes: [ { type: volume, source: data, target: /data }, { type: bind, source: ./files, target: /files, read_only: true } ]
            secrets: [ pw ]
            tmpfs: [ "/tmp:uid=1000,gid=1000" ]
            restart: unless-stopped
            healthcheck: { test: [ CMD, "true" ], interval: 1s, retries: 5 }
            deploy: { replicas: 2, resources: { limits: { cpus: "0.5", memory: 128M } } }
            logging: { driver: json-file, options: { max-size: 10m } }
            labels: { org.envmap.profile: staging-0, org.envmap.row: "Nginx" }
            stop_grace_period: 1s
            pid: host
          db:
            image: busybox:1.37
            command: [ sleep, "3600" ]
            labels: { org.envmap.row: "PostgreSQL (Docker)" }
            networks: [ data ]
            stop_grace_period: 0s
        networks: { edge: { }, data: { internal: true } }
        volumes: { data: { } }
        secrets: { pw: { file: ./secrets/pw } }
        """;

    // What somebody has started by hand.
    private const string Changed = """
        services:
          app:
            image: busybox:other
            command: [ sleep, "3601" ]
            user: "0"
            read_only: false
            cap_drop: !reset []
            cap_add: [ CHOWN ]
            env_file: !override [ ./secrets/other.env ]
            environment: { A: "planted-other", NEW: "planted-new" }
            networks: !override { edge: { } }
            ports: !override [ { target: 9090, published: "0" } ]
            volumes: !override [ { type: bind, source: ./files, target: /files } ]
            tmpfs: !reset []
            pid: !reset null
            restart: "no"
            logging: !reset null
            healthcheck: { test: [ CMD-SHELL, "test ! -e /sick" ], retries: 2 }
            deploy: { replicas: 1, resources: { limits: { memory: 64M } } }
            stop_grace_period: 0s
          extra: { image: "busybox:1.37", command: [ sleep, "3600" ], labels: { org.envmap.row: "Jaeger" }, stop_grace_period: 0s }
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AContainerIsComparedInEverythingThatComposeWouldGiveIt()
    {
        using var folder = Write(out var name);
        await using var project = new StartedCompose(folder.FullName, name);
        await project.RunAsync("up", "--detach", "--wait");
        Assert.Empty((await ReadAsync(folder)).Findings);

        await DockerEngine.RunAsync("tag", "busybox:1.37", "busybox:other");
        folder.Write("changed.yaml", Changed);
        await project.RunAsync("--file", "compose.yaml", "--file", "changed.yaml", "up", "--detach", "--wait", "app", "extra");
        await project.RunAsync("stop", "db");
        var container = (await project.RunAsync("ps", "--quiet", "app")).Trim();
        await DockerEngine.RunAsync("exec", container, "touch", "/sick");
        await Eventually.Async(async () => await DockerEngine.RunAsync("inspect", "--format", "{{.State.Health.Status}}", container) is "unhealthy", "the container that is unhealthy");
        var report = await ReadAsync(folder, new DriftRule("app", DriftAspect.Limits, "*", "known"), new DriftRule("app", DriftAspect.Labels, "*", "never"));
        await DockerEngine.RunAsync("rmi", "busybox:other");

        Snapshot.Match(string.Join('\n', report.Findings.Concat(report.Ignored).Select(finding => Plain(finding, name, folder.FullName))) + "\n");
        Assert.Equal(["app:labels (never)"], report.UnusedRules);
        Assert.All(report.Ignored, finding => Assert.Equal((DriftAspect.Limits, "known"), (finding.Aspect, finding.Reason)));
        var all = System.Text.Json.JsonSerializer.Serialize(report, DriftJsonContext.Default.DriftReport);
        Assert.DoesNotContain("planted", all, StringComparison.Ordinal);
        Assert.DoesNotContain("pl4nted", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMutatedContainerTurnsExactlyItsCellUntilItIsRepaired()
    {
        await using var api = await LocalApi.StartAsync(postgres);
        var token = await api.Client.TokenAsync("admin", ApiLogin.AdminPassword);
        using var folder = Write(out var name);
        await using var project = new StartedCompose(folder.FullName, name);
        await project.RunAsync("up", "--detach", "--wait");
        Assert.Equal(0, await DriftAsync());
        var before = await StatesAsync();

        var container = (await project.RunAsync("ps", "--quiet", "db")).Trim();
        await DockerEngine.RunAsync("network", "connect", $"{name}_edge", container);
        Assert.Equal(1, await DriftAsync());
        var drifted = await StatesAsync();
        Assert.Equal(["postgresql-docker staging"], drifted.Where(cell => before[cell.Key] != cell.Value).Select(cell => cell.Key));
        Assert.Equal($"drifted unknown db: It is in the network {name}_edge, which nobody published.", drifted["postgresql-docker staging"]);

        await DockerEngine.RunAsync("network", "disconnect", $"{name}_edge", container);
        Assert.Equal(0, await DriftAsync());
        Assert.Equal(before, await StatesAsync());

        async Task<int> DriftAsync()
        {
            var run = await EnvMapCli.RunInAsync(
                folder.FullName, new Dictionary<string, string?> { ["ENVMAP_TOKEN"] = token }, "drift", ".", "--exit-code", "--report", api.Client.BaseAddress!.AbsoluteUri);
            Assert.Equal("", run.Error);
            return run.ExitCode;
        }

        async Task<Dictionary<string, string>> StatesAsync() => (await api.Client.StatusAsync()).GetProperty("cells").EnumerateArray()
            .Where(cell => cell.GetProperty("environment").GetString() is not "local")
            .ToDictionary(
                cell => $"{cell.GetProperty("row")} {cell.GetProperty("environment")}",
                cell => $"{cell.State()} {cell.GetProperty("detail")}");
    }

    private static TemporaryFolder Write(out string name)
    {
        var folder = new TemporaryFolder();
        name = $"envmap-test-{Guid.NewGuid():N}";
        folder.Write("compose.yaml", $"name: {name}\n{Published}");
        folder.Write("secrets/pw", Secret);
        folder.Write("secrets/app.env", $"HIDDEN='{Secret}'\n");
        folder.Write("secrets/other.env", $"HIDDEN='{Secret}-other'\n");
        folder.Write("files/a", "a");
        return folder;
    }

    private static async Task<DriftReport> ReadAsync(TemporaryFolder folder, params DriftRule[] rules)
    {
        var project = await DeployedProject.OpenAsync(new ProjectPlace { Folder = folder.FullName }, new EnvMap.Deploy.Processes.ProcessRunner(), Token);
        return await new ProjectDrift(project, TimeProvider.System).ReadAsync(rules, Token);
    }

    private static string Plain(DriftFinding finding, string name, string folder) =>
        $"{finding.Service} [{string.Join(", ", finding.Rows)}] {finding.Aspect}: {finding.Message}".Replace(name, "NAME", StringComparison.Ordinal).Replace(folder, "FOLDER", StringComparison.Ordinal);

    /// <summary>A project under its own name, which goes with all that it has.</summary>
    private sealed class StartedCompose(string folder, string name) : IAsyncDisposable
    {
        public async Task<string> RunAsync(params string[] arguments)
        {
            await using var process = ChildProcess.Start("docker", ["compose", .. arguments], folder);
            var exitCode = await process.WaitForExitAsync(TimeSpan.FromMinutes(2));
            Assert.True(exitCode is 0, process.Output);
            return process.Output;
        }

        public async ValueTask DisposeAsync()
        {
            await using var down = ChildProcess.Start("docker", ["compose", "--project-name", name, "down", "--volumes", "--remove-orphans", "--timeout", "0"], folder);
            await down.WaitForExitAsync(TimeSpan.FromMinutes(2));
        }
    }
}
