using System.Net;
using System.Net.Sockets;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Api.Observations;

/// <summary>Probes, the board and its routes, without a database: none of it needs one.</summary>
public sealed class StatusApiTests
{
    private const string NoDatabase = "Host=127.0.0.1;Port=1;Database=none;Username=none;Password=planted-secret";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CellsSayWhetherWhatIsDeclaredRunsAndHowWellApartFromEachOther()
    {
        await using var server = await ProbedServer.StartAsync();
        await using var api = await StartAsync(
            [
                .. StatusReader.HttpProbe("prometheus", server.Address, "Prometheus"),
                .. StatusReader.HttpProbe("redis", server.Address, "Redis (Docker)"),
                .. StatusReader.Probe("postgres", "PostgreSql", "envmapdb", "PostgreSQL (Docker)"),
                ("EnvMap__Probes__postgres__RealisedBy", "PostgreSQL (Local)"),
                .. StatusReader.Probe("edge", "Tcp", server.Address.Authority, "Nginx"),
                .. StatusReader.Probe("api", "Self", "", "Console Logging"),
                ("EnvMap__Probes__grafana__Rows__0", "Grafana"), ("EnvMap__Probes__grafana__Reason", "No engine answers."), ("EnvMap__Probes__grafana__Cure", "Start Docker."),
            ]);

        await api.Client.WaitForCellAsync("prometheus", "local", "in-sync healthy");
        await api.Client.WaitForCellAsync("redis-docker", "local", "drifted healthy");
        await api.Client.WaitForCellAsync("nginx", "local", "in-sync healthy");
        await api.Client.WaitForCellAsync("console-logging", "local", "in-sync healthy");
        var grafana = await api.Client.WaitForCellAsync("grafana", "local", "drifted unknown");
        Assert.Equal("No engine answers. Start Docker.", grafana.GetProperty("detail").GetString());
        var postgres = await api.Client.WaitForCellAsync("postgresql-docker", "local", "drifted unhealthy");
        Assert.Equal("PostgreSQL (Local)", postgres.GetProperty("realisedBy").GetString());
        await api.Client.WaitForCellAsync("postgresql-local", "local", "drifted unhealthy");

        server.AnswerWith(500);
        await api.Client.WaitForCellAsync("prometheus", "local", "in-sync unhealthy");
        server.Answer = (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted);
        var late = await api.Client.WaitForCellAsync("prometheus", "local", "drifted unhealthy");
        Assert.Equal("No answer within 1 s.", late.GetProperty("detail").GetString());
        server.AnswerWith(204);
        await api.Client.WaitForCellAsync("prometheus", "local", "in-sync healthy");
        await server.StopAsync();
        await api.Client.WaitForCellAsync("prometheus", "local", "drifted unhealthy");
        await api.Client.WaitForCellAsync("redis-docker", "local", "in-sync unknown");
        await api.Client.WaitForCellAsync("nginx", "local", "drifted unhealthy");

        var report = await api.Client.StatusAsync();
        Assert.Equal("not-observable unknown", report.Cell("prometheus", "staging").State());
        Assert.Equal("out", report.Cell("prometheus", "staging").GetProperty("declared").GetString());
        Assert.DoesNotContain("planted-secret", report.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", report.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RedisIsAskedByItsConnectionString()
    {
        var redis = await RedisServer.StartAsync();
        await using var api = await StartAsync(
            [.. StatusReader.Probe("cache", "Redis", "cache", "Redis (Docker)"), ("ConnectionStrings__cache", redis.ConnectionString), ("EnvMap__Include__0", "Redis (Docker)")]);

        var cell = await api.Client.WaitForCellAsync("redis-docker", "local", "in-sync healthy");
        Assert.Equal(("beyond-the-map", "Answers PING."), (cell.GetProperty("declared").GetString(), cell.GetProperty("detail").GetString()));
        await redis.DisposeAsync();
        await api.Client.WaitForCellAsync("redis-docker", "local", "drifted unhealthy");
    }

    [Fact]
    public async Task AProxyThatClosesForOneThatIsGoneIsNotTakenForIt()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var closing = Task.Run(async () =>
        {
            while (true)
            {
                using var connection = await listener.AcceptSocketAsync(Cancellation);
                connection.Close();
            }
        }, Cancellation);
        var target = listener.LocalEndpoint.ToString()!;
        await using var api = await StartAsync(
            [.. StatusReader.Probe("edge", "Tcp", target, "Nginx"), .. StatusReader.Probe("prometheus", "Http", $"http://{target}/", "Prometheus")]);

        foreach (var row in (string[])["nginx", "prometheus"])
        {
            var cell = await api.Client.WaitForCellAsync(row, "local", "drifted unhealthy");
            Assert.NotNull(cell.GetProperty("detail").GetString());
        }
        Assert.False(closing.IsCompleted);
    }

    [Fact]
    public async Task NoRedirectIsFollowedAndNoBodyIsRead()
    {
        await using var elsewhere = await ProbedServer.StartAsync();
        await using var server = await ProbedServer.StartAsync();
        server.Answer = (context, _) =>
        {
            context.Response.Redirect(elsewhere.Address.AbsoluteUri);
            return Task.CompletedTask;
        };
        await using var endless = await ProbedServer.StartAsync();
        endless.Answer = async (context, _) =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(new byte[64 * 1024], context.RequestAborted);
            }
        };
        await using var api = await StartAsync(
            [.. StatusReader.HttpProbe("prometheus", server.Address, "Prometheus"), .. StatusReader.HttpProbe("grafana", endless.Address, "Grafana")]);

        var cell = await api.Client.WaitForCellAsync("prometheus", "local", "in-sync healthy");
        Assert.Equal("Answers with 302.", cell.GetProperty("detail").GetString());
        await api.Client.WaitForCellAsync("grafana", "local", "in-sync healthy");
        await Eventually.Async(() => endless.Requests > 3, "more rounds");
        Assert.Equal("in-sync healthy", (await api.Client.StatusAsync()).Cell("grafana", "local").State());
        Assert.Equal(0, elsewhere.Requests);
    }

    [Fact]
    public async Task AStateThatIsKnownAlreadyIsNotSentAgain()
    {
        await using var server = await ProbedServer.StartAsync();
        await using var api = await StartAsync([.. StatusReader.HttpProbe("prometheus", server.Address, "Prometheus")]);
        await api.Client.WaitForCellAsync("prometheus", "local", "in-sync healthy");
        using var first = await api.Client.GetAsync("/api/status", Cancellation);

        Assert.Equal(HttpStatusCode.NotModified, await AskAsync(api, first.Headers.ETag!.Tag));
        await server.StopAsync();
        await api.Client.WaitForCellAsync("prometheus", "local", "drifted unhealthy");
        Assert.Equal(HttpStatusCode.OK, await AskAsync(api, first.Headers.ETag.Tag));
    }

    [Fact]
    public async Task TheStreamSendsTheWholeThenWhatChangesAndEndsWithTheHost()
    {
        await using var server = await ProbedServer.StartAsync();
        await using var api = await StartAsync([.. StatusReader.HttpProbe("prometheus", server.Address, "Prometheus")]);
        await api.Client.WaitForCellAsync("prometheus", "local", "in-sync healthy");
        await using var events = await EventStream.OpenAsync(api.Client, "/api/status/stream");

        var whole = (await events.NextAsync())!.Value;
        Assert.Equal("status", whole.EventType);
        Assert.Equal("in-sync healthy", whole.Data.Cell("prometheus", "local").State());
        await server.StopAsync();
        var change = (await events.NextAsync())!.Value;
        Assert.Equal(("change", "drifted unhealthy"), (change.EventType, change.Data.Cell("prometheus", "local").State()));
        Assert.Single(change.Data.GetProperty("cells").EnumerateArray());
        Assert.True(long.Parse(change.EventId!) > long.Parse(whole.EventId!));

        var ended = api.TerminateAsync(TimeSpan.FromSeconds(2));
        Assert.Null(await events.NextAsync());
        Assert.Equal(0, await ended);
    }

    [Fact]
    public async Task EveryWrongProbeAndPeerIsToldBeforeTheStart()
    {
        await using var process = ApiProcess.StartProcess(NoDatabase, "Development",
            ("EnvMap__Probes__a__Kind", "Htp"), ("EnvMap__Probes__a__Rows__0", "Promtheus"),
            ("EnvMap__Probes__b__Kind", "Http"), ("EnvMap__Probes__b__Rows__0", "Prometheus"), ("EnvMap__Probes__b__Target", "file:///etc/passwd"),
            ("EnvMap__Probes__c__Kind", "Redis"), ("EnvMap__Probes__c__Rows__0", "Redis (Docker)"), ("EnvMap__Probes__c__Target", "cache"),
            ("EnvMap__Probes__d__Target", "localhost:1"),
            ("EnvMap__Observations__Interval", "00:00:00"),
            ("EnvMap__Peers__stagng", "https://map.example"), ("EnvMap__Peers__local", "map.example"),
            ("EnvMap__Peers__production", "http://map.example"), ("EnvMap__PeerTokens__production", "planted-token"));

        Assert.Equal(2, await process.WaitForExitAsync());
        Assert.Contains("EnvMap:Probes:a:Kind: 'Htp' is no kind of probe. Write Tcp, Http, PostgreSql, Redis, Self.", process.Output);
        Assert.Contains("Did you mean 'Prometheus'?", process.Output);
        Assert.Contains("EnvMap:Probes:b:Target: 'file:///etc/passwd' is no URL.", process.Output);
        Assert.Contains("EnvMap:Probes:c:Target: there is no connection string 'cache'.", process.Output);
        Assert.Contains("EnvMap:Probes:d:Rows is empty.", process.Output);
        Assert.Contains("EnvMap:Probes:d has neither Kind nor Reason.", process.Output);
        Assert.Contains("Interval", process.Output);
        Assert.Contains("EnvMap:Peers:stagng: 'stagng' is no environment.", process.Output);
        Assert.Contains("EnvMap:Peers:local is the environment that this instance is part of itself.", process.Output);
        Assert.Contains("EnvMap:Peers:local: 'map.example' is no address", process.Output);
        Assert.Contains("EnvMap:Peers:production would be sent its token unencrypted.", process.Output);
        Assert.DoesNotContain("Unhandled exception", process.Output);
        Assert.DoesNotContain("planted-", process.Output);
    }

    [Theory]
    [InlineData("EnvMap__Phase", "EnvMap:Phase")]
    [InlineData("EnvMap__Observations__Interval", "EnvMap:Observations:Interval")]
    public async Task ASettingOfTheWrongShapeEndsTheStartAndIsNamed(string variable, string key)
    {
        await using var process = ApiProcess.StartProcess(NoDatabase, "Development", (variable, "abc"));
        Assert.Equal(2, await process.WaitForExitAsync());
        Assert.Contains(key, process.Output);
        Assert.DoesNotContain("Unhandled exception", process.Output);
    }

    [Fact]
    public async Task OfTwoThatRealiseARowTheOneThatIsNotStartedSaysWhy()
    {
        await using var server = await ProbedServer.StartAsync();
        await using var api = await StartAsync(
            [
                .. StatusReader.HttpProbe("one", server.Address, "Prometheus"),
                ("EnvMap__Probes__two__Rows__0", "Prometheus"), ("EnvMap__Probes__two__Reason", "No engine answers."), ("EnvMap__Probes__two__Cure", "Start Docker."),
            ]);
        var cell = await api.Client.WaitForCellAsync("prometheus", "local", "drifted unknown");
        Assert.Equal("No engine answers. Start Docker.", cell.GetProperty("detail").GetString());
    }

    private static Task<ApiProcess> StartAsync((string, string)[] variables) => ApiProcess.StartAsync(
        NoDatabase, "Development", [StatusReader.Interval(0.2), ("EnvMap__Observations__Timeout", "00:00:01"), .. variables]);

    private static async Task<HttpStatusCode> AskAsync(ApiProcess api, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/status") { Headers = { { "If-None-Match", tag } } };
        using var response = await api.Client.SendAsync(request, Cancellation);
        return response.StatusCode;
    }
}
