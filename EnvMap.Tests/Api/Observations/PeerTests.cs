using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Api.Observations;

[Collection(nameof(PostgresTests))]
public sealed class PeerTests(PostgresServer postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AColumnIsWhatItsPeerSaysOrTheLastDeploymentThatWasReported()
    {
        await using var server = await ProbedServer.StartAsync();
        var database = await postgres.CreateDatabaseAsync();
        await using var staging = await ApiProcess.StartReadyAsync(
            database, "Staging", [StatusReader.Interval(0.2), .. StatusReader.HttpProbe("edge", server.Address, "Nginx"), ("EnvMap__Phase", "2")]);
        await staging.Client.WaitForCellAsync("nginx", "staging", "drifted healthy");
        using var deployed = await staging.Client.PostAsJsonAsync("/api/deployments", new { environment = "prod", version = "7.8.9" }, Cancellation);
        deployed.EnsureSuccessStatusCode();
        await using var wrong = await ProbedServer.StartAsync();
        await using var local = await ApiProcess.StartReadyAsync(
            database, "Development", ("EnvMap__Peers__Staging", staging.Client.BaseAddress!.AbsoluteUri));

        await local.Client.WaitForCellAsync("nginx", "staging", "drifted healthy");
        var report = await local.Client.StatusAsync();
        Assert.Equal("superseded", report.Cell("nginx", "staging").GetProperty("declared").GetString());
        Assert.Equal(("peer", "staging-2"), (report.Column("staging").GetProperty("source").GetString(), report.Column("staging").GetProperty("profile").GetString()));
        await Eventually.Async(
            async () => (report = await local.Client.StatusAsync()).Column("production").GetProperty("source").GetString() == "deployment", "the deployment");
        Assert.Equal("7.8.9", report.Column("production").GetProperty("lastDeployment").GetProperty("version").GetString());

        Assert.Equal(0, await staging.TerminateAsync());
        await local.Client.WaitForCellAsync("nginx", "staging", "not-observable unknown");
        await Eventually.Async(
            async () => (await local.Client.StatusAsync()).Column("staging").GetProperty("detail").GetString() == "The peer cannot be reached.", "the reason");
    }

    [Theory]
    [InlineData(302, "", "The peer answers with 302.")]
    [InlineData(200, "{}", "The answer of the peer is no status.")]
    [InlineData(200, """{"version":1,"environment":"staging","profile":"staging-0","cells":[{"environment":"staging"}],"columns":[]}""", "The answer of the peer is no status.")]
    [InlineData(200, """{"version":1,"environment":"staging","profile":"staging-0","cells":[null],"columns":[]}""", "The answer of the peer is no status.")]
    [InlineData(200, "<html>", "The answer of the peer is no status.")]
    [InlineData(200, """{"version":1,"environment":"production","profile":"production-0","cells":[],"columns":[]}""", "The peer is part of Production.")]
    [InlineData(200, null, "The peer cannot be reached.")]
    public async Task AnAnswerThatIsNoStatusOfThatEnvironmentIsNotBelieved(int status, string? body, string problem)
    {
        await using var peer = await ProbedServer.StartAsync();
        var token = "";
        peer.Answer = async (context, _) =>
        {
            token = context.Request.Headers.Authorization.ToString();
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/elsewhere";
            context.Response.ContentType = "application/json";
            // Without one: more than anybody should read.
            await context.Response.Body.WriteAsync(body is null ? new byte[8 * 1024 * 1024] : System.Text.Encoding.UTF8.GetBytes(body), context.RequestAborted);
        };
        await using var api = await ApiProcess.StartAsync(
            postgres.ConnectionString("none"), "Development", ("EnvMap__Peers__Staging", peer.Address.AbsoluteUri), ("EnvMap__PeerTokens__Staging", "planted-token"));

        await Eventually.Async(async () => (await api.Client.StatusAsync()).Column("staging").GetProperty("detail").GetString() == problem, problem);
        Assert.Equal("Bearer planted-token", token);
    }

    [Fact]
    public async Task APeerThatWantsUsersIsReadWithItsKeyWhichOpensNothingElse()
    {
        const string Key = "planted-read-key-of-the-other-environment";
        await using var staging = await ApiProcess.StartReadyAsync(
            await postgres.CreateDatabaseAsync(), "Staging", ("EnvMap__ReadPolicy", "Authenticated"), ("EnvMap__Auth__ReadKey", Key));
        await using var local = await ApiProcess.StartAsync(
            postgres.ConnectionString("none"), "Development", ("EnvMap__Peers__staging", staging.Client.BaseAddress!.AbsoluteUri), ("EnvMap__PeerTokens__staging", Key));
        await Eventually.Async(async () => (await local.Client.StatusAsync()).Column("staging").GetProperty("observedAt").ValueKind is JsonValueKind.String, "the peer's answer");

        using var other = new HttpClient { BaseAddress = staging.Client.BaseAddress };
        foreach (var (key, reads) in new[] { (Key, HttpStatusCode.OK), (Key[1..], HttpStatusCode.Unauthorized), (Key + "x", HttpStatusCode.Unauthorized) })
        {
            other.DefaultRequestHeaders.Authorization = new("Bearer", key);
            using var read = await other.GetAsync("/api/status", Cancellation);
            Assert.Equal(reads, read.StatusCode);
        }
        other.DefaultRequestHeaders.Authorization = new("Bearer", Key);
        foreach (var route in (await WritingRoutes.ReadAsync(staging.Client)).Except([WritingRoutes.Login]))
        {
            using var refused = await other.CallAsync(route);
            await refused.AssertProblemAsync(HttpStatusCode.Forbidden);
        }
        Assert.DoesNotContain(Key, staging.Output + local.Output, StringComparison.Ordinal);
    }
}
