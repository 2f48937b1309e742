using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Api.Observations;

/// <summary>Several instances on one database, and a database that dies.</summary>
[Collection(nameof(PostgresTests))]
public sealed class ReplicaTests(PostgresServer postgres)
{
    private const string Leads = "This replica leads";
    private const string Follows = "This replica follows";

    private static readonly Uri s_nobody = new("http://127.0.0.1:1/");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OneLeadsTheOtherFollowsAndTakesOverWhenItIsKilled()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var server = await ProbedServer.StartAsync();
        await using var leader = await StartAsync(database, server.Address);
        await Eventually.Async(() => leader.Output.Contains(Leads, StringComparison.Ordinal), "a leader");

        // The follower would see nothing there: what it shows is what the leader sees.
        await using var follower = await StartAsync(database, s_nobody);
        await Eventually.Async(() => follower.Output.Contains(Follows, StringComparison.Ordinal), "a follower");
        await follower.Client.WaitForCellAsync("nginx", "production", "in-sync healthy");
        server.AnswerWith(503);
        await follower.Client.WaitForCellAsync("nginx", "production", "in-sync unhealthy");
        Assert.DoesNotContain(Leads, follower.Output, StringComparison.Ordinal);

        leader.Kill();
        await Eventually.Async(() => follower.Output.Contains(Leads, StringComparison.Ordinal), "another leader");
        await follower.Client.WaitForCellAsync("nginx", "production", "drifted unhealthy");
        await Eventually.Async(
            async () => (await HistoryAsync(follower)).SequenceEqual(["drifted unhealthy", "in-sync unhealthy", "in-sync healthy"]), "the history of both leaders");
    }

    [Fact]
    public async Task ADeadDatabaseTakesNothingAwayAndWhatWasSeenMeanwhileIsWrittenAfter()
    {
        await using var own = new PostgresServer();
        await own.InitializeAsync();
        var database = await own.CreateDatabaseAsync();
        await using var server = await ProbedServer.StartAsync();
        await using var api = await StartAsync(database, server.Address);
        await using var other = await StartAsync(database, server.Address);
        await Eventually.Async(async () => (await HistoryAsync(api)).SequenceEqual(["in-sync healthy"]), "the first observation");

        await own.KillAsync();
        foreach (var replica in (ApiProcess[])[api, other])
        {
            await replica.Client.WaitForCellAsync("postgresql-docker", "production", "drifted unhealthy");
        }
        server.AnswerWith(503);
        foreach (var replica in (ApiProcess[])[api, other])
        {
            await replica.Client.WaitForCellAsync("nginx", "production", "in-sync unhealthy");
        }

        await own.StartAsync();
        foreach (var replica in (ApiProcess[])[api, other])
        {
            await replica.Client.WaitForCellAsync("postgresql-docker", "production", "in-sync healthy");
        }
        await Eventually.Async(async () => (await HistoryAsync(api)).SequenceEqual(["in-sync unhealthy", "in-sync healthy"]), "what was seen meanwhile, once");
    }

    private static Task<ApiProcess> StartAsync(string database, Uri target) => ApiProcess.StartReadyAsync(
        database, "Production",
        [
            StatusReader.Interval(0.2), .. StatusReader.HttpProbe("edge", target, "Nginx"), .. StatusReader.Probe("postgres", "PostgreSql", "envmapdb", "PostgreSQL (Docker)"),
        ]);

    // Newest first; empty while the database is away.
    private static async Task<IReadOnlyList<string>> HistoryAsync(ApiProcess api)
    {
        using var response = await api.Client.GetAsync("/api/tools/nginx/history", Cancellation);
        return response.StatusCode is HttpStatusCode.ServiceUnavailable ? []
            : [.. (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("items").EnumerateArray().Select(StatusReader.State)];
    }
}
