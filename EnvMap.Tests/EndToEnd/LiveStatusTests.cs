using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using EnvMap.Hosting.Dashboard.Proto;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.EndToEnd;

/// <summary>The whole environment, of which tools are stopped and killed: the API says so through the edge, and says when they are back.</summary>
[Collection(nameof(QuietMachine))]
public sealed class LiveStatusTests
{
    private const string Well = "in-sync healthy";

    private static readonly TimeSpan s_shownWithin = TimeSpan.FromSeconds(5);

    private static CancellationToken Canceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CellsFollowWhatRuns()
    {
        await using var run = await RunningAppHost.StartAsync(
            prepare: null, $"--Parameters:api-admin-password={ApiLogin.AdminPassword}", $"--Parameters:api-signing-secret={ApiLogin.SigningSecret}");
        await run.WaitUntilHealthyAsync("api", "envmapdb", "edge", "prometheus", "node-exporter");
        using var edge = new HttpClient { BaseAddress = new Uri(run.Current("edge").Urls.First(url => url.EndpointName == "http").FullUrl) };
        foreach (var row in (string[])["prometheus", "nginx", "node-exporter", "postgresql-docker", "postgresql-local", "console-logging"])
        {
            await edge.WaitForCellAsync(row, "local", Well);
        }
        var report = await edge.StatusAsync();
        Assert.Contains("EnvMap:Flavour is process", report.Cell("grafana", "local").GetProperty("detail").GetString());
        Assert.Equal("PostgreSQL (Local)", report.Cell("postgresql-docker", "local").GetProperty("realisedBy").GetString());
        await using (var events = await EventStream.OpenAsync(edge, "/api/status/stream"))
        {
            await StopAndStartAsync(run, edge, events);
        }
        await edge.LogInAsync();
        await KillTheDatabaseAsync(run, edge);
    }

    private static async Task StopAndStartAsync(RunningAppHost run, HttpClient edge, EventStream events)
    {
        Assert.Equal(ResourceCommandResponseKind.Succeeded, (await run.CommandAsync("prometheus", "stop")).Kind);
        var clock = Stopwatch.StartNew();
        await events.NextAsync(item => Prometheus(item) is "drifted unhealthy");
        Assert.Equal("drifted unhealthy", (await edge.StatusAsync()).Cell("prometheus", "local").State());
        Report("stopped", clock);

        Assert.Equal(ResourceCommandResponseKind.Succeeded, (await run.CommandAsync("prometheus", "start")).Kind);
        await run.WaitUntilHealthyAsync("prometheus");
        clock.Restart();
        await events.NextAsync(item => Prometheus(item) is Well);
        Assert.Equal(Well, (await edge.StatusAsync()).Cell("prometheus", "local").State());
        Report("started", clock);
    }

    private static async Task KillTheDatabaseAsync(RunningAppHost run, HttpClient edge)
    {
        // The process of the resource is the shell that hands signals on.
        var shell = int.Parse(run.ProcessIds()["postgres"], CultureInfo.InvariantCulture);
        await ChildProcess.RunAsync("kill", ["-KILL", RunProcess.All().Single(process => process.ParentId == shell).Id.ToString(CultureInfo.InvariantCulture)]);
        await edge.WaitForCellAsync("postgresql-docker", "local", "drifted unhealthy");
        using var refused = await WriteAsync(edge);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(Well, (await edge.StatusAsync()).Cell("prometheus", "local").State());

        Assert.Equal(ResourceCommandResponseKind.Succeeded, (await run.CommandAsync("postgres", "start")).Kind);
        await edge.WaitForCellAsync("postgresql-docker", "local", Well);
        await run.WaitUntilHealthyAsync("api", "envmapdb");
        using var written = await WriteAsync(edge);
        Assert.Equal(HttpStatusCode.Created, written.StatusCode);
        // Between them it may have answered that it starts up.
        await Eventually.Async(async () => await HistoryAsync(edge) is [Well, .. var before] && before.Contains("drifted unhealthy"), "the outage in the history");
    }

    // Newest first.
    private static async Task<string[]> HistoryAsync(HttpClient edge)
    {
        var page = await edge.GetFromJsonAsync<JsonElement>("/api/tools/postgresql-docker/history", Canceled);
        TestContext.Current.TestOutputHelper?.WriteLine(page.GetRawText());
        return [.. page.GetProperty("items").EnumerateArray().Select(StatusReader.State)];
    }

    private static Task<HttpResponseMessage> WriteAsync(HttpClient edge) =>
        edge.PostAsJsonAsync("/api/deployments", new { environment = "staging", version = "1.0.0" }, Canceled);

    private static string? Prometheus(SseItem<JsonElement> item) =>
        item.Data.Cell("prometheus", "local") is { ValueKind: JsonValueKind.Object } cell ? cell.State() : null;

    private static void Report(string what, Stopwatch clock)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"Prometheus {what}: shown after {clock.Elapsed.TotalSeconds:0.00} s");
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, s_shownWithin);
    }
}
