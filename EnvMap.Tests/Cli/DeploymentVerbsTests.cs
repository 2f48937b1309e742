using System.Runtime.InteropServices;
using EnvMap.Tests.TestSupport;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tests.Cli;

/// <summary>The life of a deployed profile by the commands that people call, on a real engine.</summary>
[RequiresCompose]
[TestCaseOrderer(typeof(DestructionLast))]
public sealed class DeploymentVerbsTests(DeployedStaging staging) : IClassFixture<DeployedStaging>
{
    private const string EdgeFile = "files/edge/etc/nginx/templates/edge.conf.template";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ADeploymentIsToldStepByStepAndServesByDomain()
    {
        var deploy = await staging.RunsAsync();
        Assert.Equal((0, ""), (deploy.ExitCode, deploy.Error));
        var lines = deploy.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["api: dotnet publish EnvMap.Api.csproj", "Images of version 1.0: api"], lines[..2]);
        Assert.Contains($"Container {staging.Name}-api-1  Healthy", lines);
        Assert.Equal($"{staging.Name}: version 1.0 runs on this machine.", lines[^1]);
        Assert.Contains("ENVMAP_VERSION=1.0\n", await ReadAsync(".env"), StringComparison.Ordinal);

        using var api = await LogInAsync();
        await staging.Running.ObserveAsync(api);
    }

    [Fact]
    public async Task ServicesHaveNoMoreRightsThanTheyNeed()
    {
        await staging.RunsAsync();
        var project = staging.Project;
        foreach (var (service, user) in new[] { ("api", 1654), ("edge", 101), ("postgres", 999) })
        {
            var status = await project.RunAsync("exec", "--no-TTY", service, "cat", "/proc/1/status");
            Assert.Contains($"Uid:\t{user}\t{user}\t{user}\t{user}", status, StringComparison.Ordinal);
            Assert.Contains("CapEff:\t0000000000000000", status, StringComparison.Ordinal);
            Assert.Contains("CapBnd:\t0000000000000000", status, StringComparison.Ordinal);
            Assert.Contains("NoNewPrivs:\t1", status, StringComparison.Ordinal);
            Assert.Equal("true", await project.InspectAsync(service, "{{.HostConfig.ReadonlyRootfs}}"));
        }
        Assert.Equal("data", await NetworksOfAsync("postgres"));
        Assert.Equal("app edge", await NetworksOfAsync("edge"));
        var password = await ReadAsync("secrets/postgres-password");
        Assert.DoesNotContain(password, await project.InspectAsync("api", "{{json .Config}}") + await project.InspectAsync("postgres", "{{json .Config}}"), StringComparison.Ordinal);
        Assert.DoesNotContain(password, await project.RunAsync("logs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSameContentIsTheSameVersionAndOtherContentIsNot()
    {
        await staging.RunsAsync();
        var before = await staging.Project.RunAsync("ps", "--quiet");
        var again = await staging.RunAsync("deploy", "--version", "1.0");
        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        Assert.EndsWith($"\n{staging.Name}: version 1.0 runs on this machine already; nothing has changed.\n", again.Output, StringComparison.Ordinal);

        staging.Edit(EdgeFile, "ok\\n", "other\\n");
        var other = await staging.RunAsync("deploy", "--version", "1.0");
        Assert.Equal(2, other.ExitCode);
        Assert.StartsWith("envmap deploy: error: Version 1.0 was deployed to this machine at ", other.Error, StringComparison.Ordinal);
        Assert.Contains("with other contents.", other.Error, StringComparison.Ordinal);
        Assert.Equal(before, await staging.Project.RunAsync("ps", "--quiet"));
    }

    [Fact]
    public async Task StatusNamesTheServiceThatIsNotWell()
    {
        await staging.RunsAsync();
        var well = await staging.RunAsync("status");
        Assert.Equal((0, ""), (well.ExitCode, well.Error));
        Assert.EndsWith("\n3 of 3 are well\n", well.Output, StringComparison.Ordinal);
        Assert.Matches($@"\n *api +running +healthy +1\.0 +localhost/{staging.Name}-api:1\.0\n *edge +running +healthy +1\.0 ", well.Output);
        Assert.Matches(@"\n *1\.0 +20\d\d-\d\d-\d\d \d\d:\d\d:\d\dZ +deployed\n", well.Output);

        await staging.Project.RunAsync("stop", "edge");
        var ill = await staging.RunAsync("status");
        await staging.Project.RunAsync("start", "edge");
        Assert.Equal(1, ill.ExitCode);
        Assert.Matches(@"\n *edge +exited \(0\) ", ill.Output);
        Assert.EndsWith("\n2 of 3 are well\n", ill.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LogsAreOfOneServiceAsManyAsAskedForOrUntilControlC()
    {
        await staging.RunsAsync();
        using var edge = await staging.Running.ConnectAsync();
        await edge.GetAsync("first-request", Token);
        await edge.GetAsync("second-request", Token);
        var latest = await staging.RunAsync("logs", "edge", "--tail", "1");
        Assert.Equal((0, ""), (latest.ExitCode, latest.Error));
        Assert.Matches(@"\Aedge-1 +\| \{.*""uri"":""/second-request"".*\}\n\z", latest.Output);

        // A shell without job control has what it starts in the background ignore Ctrl+C, these tests too.
        await using (var follow = ChildProcess.Start("env", ["--default-signal=INT", "dotnet", EnvMapCli.Assembly, "logs", staging.Folder, "edge", "--follow", "--tail", "1"]))
        {
            await follow.WaitForLineAsync(line => line.Contains("/second-request", StringComparison.Ordinal) ? line : null);
            await edge.GetAsync("third-request", Token);
            await follow.WaitForLineAsync(line => line.Contains("/third-request", StringComparison.Ordinal) ? line : null);
            follow.Signal(PosixSignal.SIGINT);
            Assert.Equal(0, await follow.WaitForExitAsync());
        }
        await Eventually.Async(() => !RunProcess.All().Any(process => process.Mentions(staging.Folder)), "the end of what followed the logs");

        var unknown = await staging.RunAsync("logs", "edgy");
        Assert.Equal((2, $"envmap logs: error: {staging.Name} has no service 'edgy'. It has api, edge, postgres. Did you mean 'edge'?\n"), (unknown.ExitCode, unknown.Error));
    }

    [Fact]
    public async Task ABackupIsRestoredByWhoeverWritesTheName()
    {
        await staging.RunsAsync();
        using var api = await LogInAsync();
        await RunningProfile.KeepAsync(api, "kept-by-the-backup");
        var file = Path.Combine(staging.Folder, "staging.dump");
        var backup = await staging.RunAsync("backup", "--output", file);
        Assert.Equal((0, "", $"{file} is written: {new FileInfo(file).Length} bytes.\n"), (backup.ExitCode, backup.Error, backup.Output));
        await staging.Running.AskAsync("DELETE FROM deployments");

        var refused = await staging.TypeAsync("envmap\n", "restore", file);
        Assert.Equal((2, $"envmap restore: error: Nothing was done: the name was not '{staging.Name}'. Write it, or say --yes.\n"), (refused.ExitCode, refused.Error));
        Assert.Equal($"{staging.Name} on this machine: What its database holds now is replaced. Write its name to go on: ", refused.Output);
        Assert.False(await RunningProfile.HoldsAsync(api, "kept-by-the-backup"));

        var restore = await staging.TypeAsync($"{staging.Name}\n", "restore", file);
        Assert.Equal((0, ""), (restore.ExitCode, restore.Error));
        Assert.EndsWith($"{staging.Name}: the database holds what {file} holds.\n", restore.Output, StringComparison.Ordinal);
        Assert.True(await RunningProfile.HoldsAsync(api, "kept-by-the-backup"));
    }

    [Fact]
    public async Task ABrokenVersionIsExitCodeOneAndOldVersionsAreReturnedToAndCleanedAway()
    {
        await staging.RunsAsync();
        staging.Edit(EdgeFile, "ok\\n", "second\\n");
        Assert.Equal(0, (await staging.RunAsync("deploy", "--version", "1.1")).ExitCode);
        Assert.Equal("second\n", await AskEdgeAsync());

        // curl, which asks the edge, says so of what is no address.
        staging.Edit("profile.json", "http://127.0.0.1:8080/_edge/health", "no-address:8080");
        staging.EditLast("profile.json", "\"startPeriodSeconds\": 30", "\"startPeriodSeconds\": 1");
        staging.Edit(EdgeFile, "second\\n", "third\\n");
        var broken = await staging.RunAsync("deploy", "--version", "1.2");
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("\nVersion 1.2 is not healthy: back to 1.1.\n", broken.Output, StringComparison.Ordinal);
        Assert.Contains("The last lines of edge:\n  ", broken.Error, StringComparison.Ordinal);
        Assert.Contains($"\n{staging.Name}: error: Version 1.2 is not healthy on this machine.\n  Compose says: ", broken.Error, StringComparison.Ordinal);
        Assert.Contains("\n  edge is running, unhealthy.\n", broken.Error, StringComparison.Ordinal);
        Assert.EndsWith("\nVersion 1.1 runs again.\n", broken.Error, StringComparison.Ordinal);
        Assert.Equal("second\n", await AskEdgeAsync());

        await staging.Running.AskAsync("INSERT INTO schema_migrations (version, name, checksum) VALUES (9999, '9999_contract_everything', 'x')");
        var refused = await staging.RunAsync("rollback", "1.0");
        await staging.Running.AskAsync("DELETE FROM schema_migrations WHERE version = 9999");
        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith("envmap rollback: error: No rollback to 1.0: the database has had 9999_contract_everything since", refused.Error, StringComparison.Ordinal);

        var rollback = await staging.RunAsync("rollback", "1.0");
        Assert.Equal((0, ""), (rollback.ExitCode, rollback.Error));
        Assert.EndsWith($"\n{staging.Name}: version 1.0 runs on this machine.\n", rollback.Output, StringComparison.Ordinal);
        Assert.Equal("ok\n", await AskEdgeAsync());
        var unknown = await staging.RunAsync("rollback", "1.2");
        Assert.Equal((2, "envmap rollback: error: Version '1.2' was never deployed to this machine. There were 1.1, 1.0.\n"), (unknown.ExitCode, unknown.Error));

        var clean = await staging.RunAsync("clean", "--keep", "1");
        Assert.Equal((0, ""), (clean.ExitCode, clean.Error));
        Assert.Equal(
            [$"localhost/{staging.Name}-api:1.1 is removed.", $"localhost/{staging.Name}-api:1.2 is removed.", $"{staging.Name}: 2 images are removed from this machine."],
            clean.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.OrdinalIgnoreCase).OrderBy(line => line.Contains("images are", StringComparison.Ordinal)));
        Assert.True(await DockerEngine.ExistsAsync("image", $"localhost/{staging.Name}-api:1.0"));
        await EvidenceResults.RecordAsync("Manual Deployment", "staging-0", EvidenceGrade.Observed, "envmap deploy and rollback");
    }

    [Fact]
    public async Task DestroyKeepsTheDataUnlessItIsToldToTakeIt()
    {
        await staging.RunsAsync();
        using (var api = await LogInAsync())
        {
            await RunningProfile.KeepAsync(api, "kept-by-the-volume");
        }
        var asked = await staging.RunAsync("destroy", "--volumes");
        Assert.Equal((2, $"{staging.Name} on this machine: Its containers, networks and volumes, with all data, are removed. Write its name to go on: "), (asked.ExitCode, asked.Output));
        Assert.Equal(0, (await staging.RunAsync("status")).ExitCode);

        var destroy = await staging.TypeAsync($"{staging.Name}\n", "destroy");
        Assert.Equal((0, ""), (destroy.ExitCode, destroy.Error));
        Assert.EndsWith($"\n{staging.Name} is gone from this machine.\n", destroy.Output, StringComparison.Ordinal);
        var gone = await staging.RunAsync("status");
        Assert.Equal(1, gone.ExitCode);
        Assert.EndsWith("\n0 of 3 are well\n", gone.Output, StringComparison.Ordinal);

        Assert.Equal(0, (await staging.RunsAsync()).ExitCode);
        using (var api = await LogInAsync())
        {
            Assert.True(await RunningProfile.HoldsAsync(api, "kept-by-the-volume"));
        }

        Assert.Equal(0, (await staging.RunAsync("destroy", "--volumes", "--yes")).ExitCode);
        Assert.Equal("", await DockerEngine.RunAsync("volume", "ls", "--quiet", "--filter", $"label=com.docker.compose.project={staging.Name}"));
        Assert.Equal("", await DockerEngine.RunAsync("network", "ls", "--quiet", "--filter", $"label=com.docker.compose.project={staging.Name}"));
        var nothing = await staging.RunAsync("destroy", "--volumes", "--yes");
        Assert.Equal(0, nothing.ExitCode);
        Assert.EndsWith($"\n{staging.Name} has nothing on this machine.\n", nothing.Output, StringComparison.Ordinal);
    }

    private async Task<HttpClient> LogInAsync() => await staging.Running.LogInAsync(await ReadAsync("secrets/api-admin-password"));

    private Task<string> ReadAsync(string path) => File.ReadAllTextAsync(Path.Combine(staging.Folder, "compose", path), Token);

    private async Task<string> AskEdgeAsync()
    {
        using var edge = await staging.Running.ConnectAsync();
        return await edge.GetStringAsync("_edge/health", Token);
    }

    private async Task<string> NetworksOfAsync(string service)
        => string.Join(' ', (await staging.Project.InspectAsync(service, "{{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}")).Trim().Split(' ')
            .Select(name => name[(name.LastIndexOf('_') + 1)..]).Order(StringComparer.Ordinal));
}
