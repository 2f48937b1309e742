using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Api.Observations;

[Collection(nameof(PostgresTests))]
public sealed class ObservationsApiTests(PostgresServer postgres)
{
    private const string CacheRow = "postgresql-cache";

    // The API's own table is a cell that every instance observes.
    private static readonly (string, string) s_withoutOwnCache = ("EnvMap__Exclude__0", "PostgreSQL Cache");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ChangesAreKeptNotSamplesAlsoAcrossARestart()
    {
        await using var server = await ProbedServer.StartAsync();
        var database = await postgres.CreateDatabaseAsync();
        await using (var api = await StartAsync(database, server))
        {
            await WaitForHistoryAsync(api, "in-sync healthy");
            server.AnswerWith(503);
            await WaitForHistoryAsync(api, "in-sync unhealthy", "in-sync healthy");
            var before = server.Requests;
            await Eventually.Async(() => server.Requests > before + 5, "more samples");
            Assert.Equal(0, await api.TerminateAsync());
        }

        await using (var api = await StartAsync(database, server))
        {
            var requests = server.Requests;
            await Eventually.Async(() => server.Requests > requests + 5, "more samples");
            var history = await WaitForHistoryAsync(api, "in-sync unhealthy", "in-sync healthy");
            var since = history.GetProperty("items")[0].GetProperty("observedAt").GetDateTimeOffset();
            await Eventually.Async(
                async () => (await api.Client.StatusAsync()).Cell("prometheus", "production").GetProperty("since").GetDateTimeOffset() == since, "the time of the change");
        }
    }

    [Fact]
    public async Task ObservationsAreListedPageByPageAndByRowAndEnvironment()
    {
        await using var server = await ProbedServer.StartAsync();
        await using var api = await StartAsync(await postgres.CreateDatabaseAsync(), server, "Grafana");
        await WaitForHistoryAsync(api, "in-sync healthy");
        foreach (var status in (int[])[500, 200, 500])
        {
            server.AnswerWith(status);
            await api.Client.WaitForCellAsync("prometheus", "production", status is 200 ? "in-sync healthy" : "in-sync unhealthy");
        }
        await WaitForHistoryAsync(api, "in-sync unhealthy", "in-sync healthy", "in-sync unhealthy", "in-sync healthy");
        await Eventually.Async(async () => (await GetAsync(api, "/api/observations?row=Grafana")).GetProperty("items").GetArrayLength() == 4, "Grafana's history");

        var seen = new List<string>();
        for (string? next = "/api/observations?limit=3"; next is not null;)
        {
            var page = await GetAsync(api, next);
            Assert.InRange(page.GetProperty("items").GetArrayLength(), 1, 3);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            next = page.GetProperty("next").GetString();
        }
        Assert.Equal(8, seen.Distinct().Count());
        Assert.Equal(8, seen.Count);
        Assert.Equal(0, (await GetAsync(api, "/api/observations?environment=staging")).GetProperty("items").GetArrayLength());
        Assert.Equal(8, (await GetAsync(api, "/api/observations?environment=prod")).GetProperty("items").GetArrayLength());
        var last = await GetAsync(api, "/api/tools/Prometheus/history?limit=1");
        Assert.StartsWith("/api/tools/prometheus/history?", last.GetProperty("next").GetString());
    }

    [Theory]
    [InlineData("/api/observations?limit=0", HttpStatusCode.BadRequest, "limit")]
    [InlineData("/api/observations?environment=stagng", HttpStatusCode.BadRequest, "Did you mean 'Staging'?")]
    [InlineData("/api/observations?before=0198c0de-0000-7000-8000-000000000000", HttpStatusCode.BadRequest, "No observation has the id")]
    [InlineData("/api/observations?row=promtheus", HttpStatusCode.BadRequest, "Did you mean 'Prometheus'?")]
    [InlineData("/api/observations?row=%00", HttpStatusCode.BadRequest, "row")]
    [InlineData("/api/tools/promtheus/history", HttpStatusCode.NotFound, "Did you mean 'Prometheus'?")]
    [InlineData("/api/tools/prometheus/history?environment=x", HttpStatusCode.BadRequest, "'x' is no environment")]
    public async Task AWrongQueryIsAProblem(string path, HttpStatusCode status, string text)
    {
        await using var api = await ApiProcess.StartReadyAsync(await postgres.CreateDatabaseAsync());
        using var response = await api.Client.GetAsync(path, Cancellation);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Contains(text, JsonSerializer.Serialize(problem, new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task WhatIsOlderThanTheRetentionGoesButTheLastOfEachCell()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using (await ApiProcess.StartReadyAsync(database, variables: s_withoutOwnCache))
        {
        }
        await PostgresServer.ExecuteAsync(database,
            """
            INSERT INTO observations (id, row_id, environment, drift, health, observed_at) VALUES
                (gen_random_uuid(), 'jaeger', 'production', 'InSync', 'Healthy', now() - interval '400 days'),
                (gen_random_uuid(), 'jaeger', 'production', 'Drifted', 'Unhealthy', now() - interval '300 days'),
                (gen_random_uuid(), 'loki', 'production', 'InSync', 'Healthy', now() - interval '200 days'),
                (gen_random_uuid(), 'loki', 'production', 'Drifted', 'Unhealthy', now() - interval '20 days'),
                (gen_random_uuid(), 'loki', 'staging', 'InSync', 'Healthy', now() - interval '400 days'),
                (gen_random_uuid(), 'loki', 'staging', 'Drifted', 'Unhealthy', now() - interval '300 days')
            """);

        await using var api = await ApiProcess.StartReadyAsync(database, variables: s_withoutOwnCache);
        await Eventually.Async(async () => (await GetAsync(api, "/api/observations?environment=production")).GetProperty("items").GetArrayLength() == 2, "the end of the old ones");
        // Another environment's instance decides about its own.
        Assert.Equal(2, (await GetAsync(api, "/api/observations?environment=staging")).GetProperty("items").GetArrayLength());
        Assert.All(
            (await GetAsync(api, "/api/observations?environment=production")).GetProperty("items").EnumerateArray(), item => Assert.Equal("drifted", item.GetProperty("drift").GetString()));
    }

    [Fact]
    public async Task TheTableThatTheApiCachesInIsObservedByItself()
    {
        await using var server = new PostgresServer();
        await server.InitializeAsync();
        var database = await server.CreateDatabaseAsync();
        await using var api = await ApiProcess.StartReadyAsync(database, "Production", StatusReader.Interval(0.2));
        var cell = await api.Client.WaitForCellAsync(CacheRow, "production", "in-sync healthy");
        Assert.Equal("The table is there, unlogged, and answers.", cell.GetProperty("detail").GetString());

        await PostgresServer.ExecuteAsync(database, "ALTER TABLE cache_entries SET LOGGED");
        await api.Client.WaitForCellAsync(CacheRow, "production", "in-sync unhealthy");
        await PostgresServer.ExecuteAsync(database, "ALTER TABLE cache_entries RENAME TO gone");
        Assert.Equal("The table is not there.", (await api.Client.WaitForCellAsync(CacheRow, "production", "drifted unhealthy")).GetProperty("detail").GetString());
        await PostgresServer.ExecuteAsync(database, "ALTER TABLE gone RENAME TO cache_entries; ALTER TABLE cache_entries SET UNLOGGED");
        await api.Client.WaitForCellAsync(CacheRow, "production", "in-sync healthy");
        await server.StopAsync();
        await api.Client.WaitForCellAsync(CacheRow, "production", "drifted unhealthy");
    }

    private static Task<ApiProcess> StartAsync(string database, ProbedServer server, params string[] moreRows) => ApiProcess.StartReadyAsync(
        database, "Production",
        [
            StatusReader.Interval(0.2), ("EnvMap__Phase", "3"), s_withoutOwnCache, ("EnvMap__Options__0", "Prometheus"), ("EnvMap__Options__1", "Grafana"),
            .. StatusReader.HttpProbe("prometheus", server.Address, ["Prometheus", .. moreRows]),
        ]);

    // Newest first.
    private static async Task<JsonElement> WaitForHistoryAsync(ApiProcess api, params string[] states)
    {
        var page = default(JsonElement);
        await Eventually.Async(async () =>
        {
            page = await GetAsync(api, "/api/tools/prometheus/history");
            return page.GetProperty("items").EnumerateArray().Select(StatusReader.State).SequenceEqual(states);
        }, $"the history {string.Join(", ", states)}, where the last one was {page}");
        return page;
    }

    private static Task<JsonElement> GetAsync(ApiProcess api, string path) => api.Client.GetFromJsonAsync<JsonElement>(path, Cancellation);
}
