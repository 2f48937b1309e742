using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using EnvMap.Tests.TestSupport;
using EnvMap.Tools;
using EnvMap.Tools.Evidence;
using Npgsql;

namespace EnvMap.Tests.Tools.Database;

public sealed class PostgresProcessTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Canceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DataSurviveAStopWithOpenConnections()
    {
        using var arguments = new AppHostArguments();
        await using (var first = await StartAsync(arguments))
        {
            await using var open = await ConnectAsync(first);
            await ExecuteAsync(open, "CREATE TABLE kept AS SELECT 42 AS answer");
            var processes = ServerProcesses(arguments);
            Assert.NotEmpty(processes);

            await first.StopAsync(Canceled);

            Assert.All(processes, process => Assert.False(RunProcess.Exists(process)));
        }

        Assert.False(File.Exists(Path.Combine(arguments.PostgresData, "postmaster.pid")), "The server did not shut down, it was killed.");
        await using var second = await StartAsync(arguments);
        await using var connection = await ConnectAsync(second);
        Assert.Equal(42, await ExecuteAsync(connection, "SELECT answer FROM kept"));
        await EvidenceResults.RecordAsync("PostgreSQL (Local)", "local-1", EvidenceGrade.Observed, "a run with a process, stopped and started");
    }

    [Fact]
    public async Task AServerWithAnotherPasswordIsGivenTheConfiguredOne()
    {
        using var arguments = new AppHostArguments();
        await using (var first = await StartAsync(arguments))
        {
            await first.StopAsync(Canceled);
        }

        await using var second = await StartAsync(arguments, "--Parameters:postgres-password=another-secret");
        await using var connection = await ConnectAsync(second);
        Assert.Equal("another-secret", new NpgsqlConnectionStringBuilder(await second.GetConnectionStringAsync("envmapdb", Canceled)).Password);
    }

    [Theory]
    [InlineData("semi;colon")]
    [InlineData("quo'te")]
    public async Task APasswordThatNoConnectionStringCarriesIsRefused(string password)
    {
        using var arguments = new AppHostArguments();
        await using var application = await BuildAsync(arguments, $"--Parameters:postgres-password={password}");
        await application.StartAsync(Canceled);

        await application.ResourceNotifications.WaitForResourceAsync("postgres", KnownResourceStates.FailedToStart, Canceled).WaitAsync(s_patience, Canceled);
        var log = await LogOfAsync(application, "postgres");
        Assert.Contains("The value of 'postgres-password'", log);
        Assert.DoesNotContain(password, log);
    }

    [Fact]
    public async Task AStaleProcessFileWhoseNumberAnotherProcessHasDoesNotHinderTheStart()
    {
        using var arguments = new AppHostArguments();
        await using (var first = await StartAsync(arguments))
        {
            await first.StopAsync(Canceled);
        }
        var number = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(Path.Combine(arguments.PostgresData, "postmaster.pid"), $"{number}\n{arguments.PostgresData}\n", Canceled);

        await using var second = await StartAsync(arguments);
        await using var connection = await ConnectAsync(second);
    }

    [Fact]
    public async Task DataOfAnotherVersionAreRefusedWithTheCure()
    {
        using var arguments = new AppHostArguments();
        Directory.CreateDirectory(arguments.PostgresData);
        await File.WriteAllTextAsync(Path.Combine(arguments.PostgresData, "PG_VERSION"), "9\n", Canceled);

        await using var application = await BuildAsync(arguments);
        await application.StartAsync(Canceled);

        await application.ResourceNotifications.WaitForResourceAsync("postgres", KnownResourceStates.FailedToStart, Canceled).WaitAsync(s_patience, Canceled);
        Assert.Contains("were made by PostgreSQL 9, and this is PostgreSQL 18", await LogOfAsync(application, "postgres"));
    }

    [Fact]
    public async Task TheServerDiesWithItsShell()
    {
        using var arguments = new AppHostArguments();
        await using var application = await StartAsync(arguments);
        var processes = ServerProcesses(arguments);
        // Those that serve connections come and go meanwhile.
        var shell = RunProcess.All().Where(process => processes.Contains($"{process.Id}"))
            .Select(process => $"{process.ParentId}").Distinct().Single(parent => !processes.Contains(parent));

        await ChildProcess.RunAsync("kill", ["-9", shell]);

        await Eventually.Async(() => processes.All(process => !RunProcess.Exists(process)), "the server to end with its shell");
        await application.ResourceNotifications.WaitForResourceAsync("postgres", KnownResourceStates.TerminalStates, Canceled).WaitAsync(s_patience, Canceled);
        await application.ResourceNotifications.WaitForResourceAsync("envmapdb", KnownResourceStates.TerminalStates, Canceled).WaitAsync(s_patience, Canceled);

        await application.ResourceCommands.ExecuteCommandAsync("postgres", KnownResourceCommands.StartCommand, Canceled);
        await WaitForHealthyAsync(application, "envmapdb");
    }

    private static async Task<DistributedApplication> BuildAsync(AppHostArguments arguments, params string[] more)
    {
        var builder = DistributedApplicationTestingBuilder.Create(arguments.With([$"--EnvMap:Map={RepositoryRoot.Combine("environment-map.md")}", .. more]));
        Assert.True(builder.TryAddEnvironmentMap(out var map));
        Assert.NotNull(map.AddPostgreSql("postgres", "envmapdb"));
        return await builder.BuildAsync(Canceled);
    }

    private static async Task<DistributedApplication> StartAsync(AppHostArguments arguments, params string[] more)
    {
        var application = await BuildAsync(arguments, more);
        await application.StartAsync(Canceled);
        await WaitForHealthyAsync(application, "envmapdb");
        return application;
    }

    private static async Task<NpgsqlConnection> ConnectAsync(DistributedApplication application)
    {
        var connection = new NpgsqlConnection(await application.GetConnectionStringAsync("envmapdb", Canceled) + ";Pooling=false");
        await connection.OpenAsync(Canceled);
        return connection;
    }

    private static async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Canceled);
    }

    private static async Task<string> LogOfAsync(DistributedApplication application, string resource)
    {
        var logs = (ResourceLoggerService)application.Services.GetService(typeof(ResourceLoggerService))!;
        var lines = new List<string>();
        await foreach (var batch in logs.GetAllAsync(Find(application, resource)).WithCancellation(Canceled))
        {
            lines.AddRange(batch.Select(line => line.Content));
        }
        return string.Join('\n', lines);
    }

    private static IResource Find(DistributedApplication application, string name) =>
        ((DistributedApplicationModel)application.Services.GetService(typeof(DistributedApplicationModel))!).Resources.Single(resource => resource.Name == name);

    // The token, not WaitAsync: what is cancelled tells where the resource stands.
    private static async Task WaitForHealthyAsync(DistributedApplication application, string name)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Canceled);
        timeout.CancelAfter(s_patience);
        await application.ResourceNotifications.WaitForResourceHealthyAsync(name, timeout.Token);
    }

    private static List<string> ServerProcesses(AppHostArguments arguments) =>
        [.. new EnvMap.Tools.Database.PostgreSQL.PostgresDataFolder(Path.GetDirectoryName(arguments.PostgresData)!).FindUsers()
            .Select(process => process.ToString(CultureInfo.InvariantCulture))];
}
