using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Api;

[Collection(nameof(PostgresTests))]
public sealed class ApiLifetimeTests(PostgresServer postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HealthFollowsTheServerDownAndUpAgain()
    {
        await using var server = new PostgresServer();
        await server.InitializeAsync();
        var connectionString = await server.CreateDatabaseAsync();
        await using var api = await ApiProcess.StartReadyAsync(connectionString);

        await server.StopAsync();
        var health = await api.WaitForHealthAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("Unhealthy", health.GetProperty("checks").GetProperty("PostgreSql").GetProperty("status").GetString());
        Assert.DoesNotContain("planted-secret", health.GetRawText(), StringComparison.Ordinal);
        using var alive = await api.Client.GetAsync("/alive", Cancellation);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        using var away = await api.Client.GetAsync("/api/deployments", Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.Equal("application/problem+json", away.Content.Headers.ContentType?.MediaType);

        await server.StartAsync();
        await api.WaitForHealthAsync(HttpStatusCode.OK);
        using var back = await api.Client.GetAsync("/api/deployments", Cancellation);
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
    }

    [Fact]
    public async Task TheApiWaitsForADatabaseThatComesLater()
    {
        var name = $"late_{Guid.NewGuid():N}";
        await using var api = await ApiProcess.StartAsync(postgres.ConnectionString(name));

        var health = await api.WaitForHealthAsync(HttpStatusCode.ServiceUnavailable, "3D000");
        Assert.Equal("Unhealthy", health.GetProperty("checks").GetProperty("migrations").GetProperty("status").GetString());
        using var alive = await api.Client.GetAsync("/alive", Cancellation);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        using var early = await api.Client.GetAsync("/api/deployments", Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, early.StatusCode);
        var problem = await early.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Contains("migrations", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);

        await PostgresServer.ExecuteAsync(postgres.ConnectionString("postgres"), $"CREATE DATABASE {name}");
        await api.WaitForHealthAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task AMissingConnectionStringEndsTheStartAndSaysWhich()
    {
        postgres.ConnectionString("any");
        await using var process = ApiProcess.StartProcess(null, "Production");
        Assert.NotEqual(0, await process.WaitForExitAsync());
        Assert.Contains("ConnectionString is missing", process.Output, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings:envmapdb", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheFirstLogsReachACollectorThatComesLater()
    {
        await using var receiver = await OtlpReceiver.StartAsync(refusal: TimeSpan.FromSeconds(3));
        await using var api = await ApiProcess.StartAsync(
            postgres.ConnectionString("none"),
            "Production",
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory"),
            ("OTEL_BLRP_SCHEDULE_DELAY", "100"));

        await receiver.WaitForAsync("logs", "Now listening on");
    }

    [Theory]
    [InlineData("", "grpc")]
    [InlineData("http://127.0.0.1:1", "grpc")]
    [InlineData("http://127.0.0.1:1", "http/protobuf")]
    public async Task SigtermEndsItAlthoughAConnectionIsOpenAndTheCollectorIsGone(string collector, string protocol)
    {
        await using var api = await ApiProcess.StartReadyAsync(
            await postgres.CreateDatabaseAsync(),
            "Production",
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol),
            ("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory"));
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, api.Client.BaseAddress!.Port, Cancellation);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("GET /alive HTTP/1.1\r\nHost: localhost\r\n\r\n"), Cancellation);
        Assert.True(await stream.ReadAsync(new byte[4096], Cancellation) > 0);

        Assert.Equal(0, await api.TerminateAsync(TimeSpan.FromSeconds(8)));
    }
}
