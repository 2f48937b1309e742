using EnvMap.Deploy.Compose.Running;
using EnvMap.Deploy.Processes;
using EnvMap.Tests.TestSupport;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tests.Deploy.Compose.Running;

/// <summary>Versions that come and go on a real engine.</summary>
[RequiresCompose]
public sealed class ProjectDeploymentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ABrokenVersionIsRolledBackAndANamedOneReturnedTo()
    {
        await using var project = new RunnableProject();
        Assert.Equal((true, true), Outcome(await project.DeployAsync("1.0")));
        Assert.Equal((true, false), Outcome(await project.DeployAsync("1.0")));

        project.Write("second");
        Assert.Equal((true, true), Outcome(await project.DeployAsync("1.1")));
        Assert.Contains("second speaks", await project.LogAsync("app"), StringComparison.Ordinal);

        project.Write("third", isHealthy: false);
        var broken = await project.DeployAsync("1.2");
        Assert.False(broken.Succeeded);
        Assert.Equal("1.1", broken.RolledBackTo);
        Assert.Contains("app is running, unhealthy.", broken.Reasons);
        Assert.Contains("third speaks", broken.Logs["app"], StringComparison.Ordinal);
        Assert.Equal("1.1", await RunningVersionAsync(project));
        Assert.Contains("ENVMAP_VERSION=1.1\n", project[".env"], StringComparison.Ordinal);

        Assert.True((await project.RollBackAsync("1.0")).Succeeded);
        Assert.Equal("1.0", await RunningVersionAsync(project));
        Assert.Contains("first speaks", await project.LogAsync("app"), StringComparison.Ordinal);
        var unknown = await Assert.ThrowsAsync<DeploymentException>(() => project.RollBackAsync("1.2"));
        Assert.Equal("Version '1.2' was never deployed to this machine. There were 1.1, 1.0.", unknown.Message);

        var removed = await new ProjectRemoval(await project.OpenAsync()).CleanAsync(1, Token);
        Assert.Equal([$"{project.Name}:1.1", $"{project.Name}:1.2"], removed.Order(StringComparer.Ordinal));
        Assert.True(await DockerEngine.ExistsAsync("image", $"{project.Name}:1.0"));
        // staging-0 is deployed itself: DeploymentVerbsTests.
        foreach (var profile in new[] { "local-0", "production-0" })
        {
            await EvidenceResults.RecordAsync("Manual Deployment", profile, EvidenceGrade.Observed, "deploy and rollback of a small project");
        }
    }

    [Fact]
    public async Task ABackupBringsBackEveryRowAndDestroyKeepsTheVolume()
    {
        const string Sum = "SELECT count(*) || ' ' || md5(string_agg(id || name, ',' ORDER BY id)) FROM goods";
        await using var project = new RunnableProject();
        var runner = new RecordingProcessRunner();
        Assert.True((await project.DeployAsync(null, runner)).Succeeded);
        await project.AskAsync("CREATE TABLE goods AS SELECT id, 'ware № ' || id AS name FROM generate_series(1, 100000) AS id");
        var before = await project.AskAsync(Sum);

        var backup = new ProjectBackup(await project.OpenAsync(runner));
        var file = Path.Combine(project.Folder, "shop.dump");
        Assert.Equal(await backup.WriteAsync(file, cancellationToken: Token), new FileInfo(file).Length);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        await project.AskAsync("DELETE FROM goods WHERE id > 10; CREATE TABLE later (id int)");
        await backup.RestoreAsync(file, cancellationToken: Token);
        Assert.StartsWith("100000 ", before, StringComparison.Ordinal);
        Assert.Equal(before, await project.AskAsync(Sum));
        Assert.Equal("goods", await project.AskAsync("SELECT string_agg(tablename, ',') FROM pg_tables WHERE schemaname = 'public'"));

        // Half a dump is refused by the database, which stays as it is.
        await File.WriteAllBytesAsync($"{file}.half", (await File.ReadAllBytesAsync(file, Token))[..5000], Token);
        await Assert.ThrowsAsync<DeploymentException>(() => backup.RestoreAsync($"{file}.half", cancellationToken: Token));
        Assert.Equal(before, await project.AskAsync(Sum));

        var removal = new ProjectRemoval(await project.OpenAsync(runner));
        Assert.True(await removal.DestroyAsync(volumes: false, new Progress<string>(), Token));
        Assert.Empty(await (await project.OpenAsync()).ReadStatesAsync(Token));
        Assert.True(await DockerEngine.ExistsAsync("volume", $"{project.Name}_data"));
        Assert.True(await removal.DestroyAsync(volumes: true, new Progress<string>(), Token));
        Assert.False(await DockerEngine.ExistsAsync("volume", $"{project.Name}_data"));

        Assert.DoesNotContain(runner.Commands, command => command.ToString().Contains(RunnableProject.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARollbackAcrossAMigrationThatTookSomethingAwayIsRefused()
    {
        await using var project = new RunnableProject();
        await project.DeployAsync("1.0");
        await project.AskAsync("CREATE TABLE schema_migrations (version int, name text); INSERT INTO schema_migrations VALUES (1, '0001_create_goods')");
        project.Write("second");
        await project.DeployAsync("1.1");
        await project.AskAsync("INSERT INTO schema_migrations VALUES (2, '0002_add_prices')");
        project.Write("third");
        await project.DeployAsync("1.2");
        Assert.True((await project.RollBackAsync("1.1")).Succeeded);

        await project.AskAsync("INSERT INTO schema_migrations VALUES (3, '0003_contract_goods')");
        project.Write("fourth");
        await project.DeployAsync("1.3");
        var refused = await Assert.ThrowsAsync<DeploymentException>(() => project.RollBackAsync("1.2"));
        Assert.Equal(
            "No rollback to 1.2: the database has had 0003_contract_goods since, which took away what version 1.2 uses. "
            + "Restore a backup of before, or go back nevertheless with --accept-migrations.",
            refused.Message);
        Assert.Equal("1.3", await RunningVersionAsync(project));

        project.Write("fifth", isHealthy: false);
        await project.AskAsync("INSERT INTO schema_migrations VALUES (4, '0004_contract_prices')");
        var broken = await project.DeployAsync("1.4");
        Assert.Null(broken.RolledBackTo);
        Assert.Contains(broken.Reasons, reason => reason.StartsWith("It is not rolled back: the database has had 0004_contract_prices since", StringComparison.Ordinal));
        Assert.True((await project.RollBackAsync("1.3", acceptsMigrations: true)).Succeeded);
    }

    [Fact]
    public async Task WhatWaitsForATaskStartsOnceItHasEndedWellAndOneThatFailsIsRolledBack()
    {
        using var written = new WrittenCompose();
        await using var compose = new TestSupport.ComposeProject(written.Folder);
        await WriteTaskAsync("sleep 2; echo migrated");
        Assert.Equal((true, true), Outcome(await DeployAsync("1.0")));
        var states = await ReadAsync();
        Assert.All(states, state => Assert.True(state.IsWell, $"{state}"));
        Assert.Equal([("migrate", "exited", 0), ("web", "running", 0)], states.Select(state => (state.Service, state.State, state.ExitCode)));
        var ended = await TimeOfAsync("migrate", "FinishedAt");
        var started = await TimeOfAsync("web", "StartedAt");
        Assert.True(started > ended, $"The task ended at {ended:O}, and what waits for it was started at {started:O}.");
        Assert.Equal((true, false), Outcome(await DeployAsync("1.0")));

        await WriteTaskAsync("echo failing; exit 3");
        var broken = await DeployAsync("1.1");
        Assert.Equal((false, "1.0"), (broken.Succeeded, broken.RolledBackTo));
        Assert.True(broken.Logs.TryGetValue("migrate", out var log), string.Join('\n', broken.Reasons));
        Assert.Contains("failing", log, StringComparison.Ordinal);
        Assert.All(await ReadAsync(), state => Assert.True(state.IsWell, $"{state}"));

        async Task WriteTaskAsync(string task)
        {
            const string Manifest = """
                { "resources": {
                  "migrate": { "type": "container.v0", "image": "busybox:1.37", "entrypoint": "sh", "args": [ "-c", "TASK" ] },
                  "web": { "type": "container.v0", "image": "busybox:1.37", "entrypoint": "httpd", "args": [ "-f", "-p", "8080" ] } } }
                """;
            const string Resources = """
                "migrate": { "stopGraceSeconds": 1 },
                "web": { "stopGraceSeconds": 1, "health": { "command": [ "true" ], "intervalSeconds": 1 }, "startsAfter": [ { "resource": "migrate", "condition": "completed" } ] }
                """;
            await written.WriteProfileAsync(Manifest.Replace("TASK", task, StringComparison.Ordinal), Resources);
            written.Put("compose.yaml", written["compose.yaml"].Replace("name: envmap-staging-0\n", $"name: {compose.Name}\n", StringComparison.Ordinal));
        }

        async Task<DeployedProject> OpenAsync() => await DeployedProject.OpenAsync(new ProjectPlace { Folder = written.Folder }, new ProcessRunner(), Token);

        async Task<DeployReport> DeployAsync(string version) => await new ProjectDeployer(await OpenAsync(), new ProcessRunner(), TimeProvider.System)
            .DeployAsync(new DeployRequest { Version = version, Timeout = TimeSpan.FromSeconds(20) }, new Progress<string>(), Token);

        async Task<IReadOnlyList<ServiceState>> ReadAsync() => await (await OpenAsync()).ReadStatesAsync(Token);

        async Task<DateTimeOffset> TimeOfAsync(string service, string what) =>
            DateTimeOffset.Parse(await compose.InspectAsync(service, $"{{{{.State.{what}}}}}"), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static (bool Succeeded, bool Changed) Outcome(DeployReport report) => (report.Succeeded, report.Changed);

    private static async Task<string> RunningVersionAsync(RunnableProject project)
    {
        var states = await (await project.OpenAsync()).ReadStatesAsync(Token);
        Assert.All(states, state => Assert.True(state.IsWell, $"{state}"));
        return states.Single(state => state.Service is "app").Version;
    }
}
