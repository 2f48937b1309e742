using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using EnvMap.Hosting.Dashboard.Proto;
using EnvMap.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnvMap.Tests.EndToEnd;

/// <summary>The whole environment, of which tools are stopped and killed: the API says so through the edge, and says when they are back.</summary>
[Collection(nameof(QuietMachine))]
public sealed class LiveStatusTests
{
    private const string Well = "in-sync healthy";
    private const int Writers = 8;

    private static readonly TimeSpan s_shownWithin = TimeSpan.FromSeconds(5);

    private static CancellationToken Canceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CellsFollowWhatRuns()
    {
        var browser = Chromium.Require();
        await using var run = await RunningAppHost.StartAsync(
            prepare: null, $"--Parameters:api-admin-password={ApiLogin.AdminPassword}", $"--Parameters:api-signing-secret={ApiLogin.SigningSecret}");
        await run.WaitUntilHealthyAsync("api", "envmapdb", "edge", "prometheus", "node-exporter");
        using var edge = new HttpClient { BaseAddress = new Uri(run.Current("edge").Urls.First(url => url.EndpointName == "http").FullUrl) };
        foreach (var row in (string[])["prometheus", "nginx", "node-exporter", "postgresql-docker", "postgresql-local", "postgresql-cache", "console-logging"])
        {
            await edge.WaitForCellAsync(row, "local", Well);
        }
        var report = await edge.StatusAsync();
        Assert.Contains("EnvMap:Flavour is process", report.Cell("grafana", "local").GetProperty("detail").GetString());
        Assert.Equal("PostgreSQL (Local)", report.Cell("postgresql-docker", "local").GetProperty("realisedBy").GetString());
        await using var chromium = await Chromium.OpenAsync(browser);
        await chromium.Page.GotoAsync(edge.BaseAddress.AbsoluteUri);
        await Expect(chromium.Page.Locator(".pulse")).ToHaveAttributeAsync("data-connection", "live");
        await using (var events = await EventStream.OpenAsync(edge, "/api/status/stream"))
        {
            await StopAndStartAsync(run, edge, events, chromium.Page);
        }
        await edge.LogInAsync();
        await KillTheDatabaseAsync(run, edge, chromium.Page);
        await chromium.PictureAsync("page-after-outage");
    }

    private static async Task StopAndStartAsync(RunningAppHost run, HttpClient edge, EventStream events, IPage page)
    {
        Assert.Equal(ResourceCommandResponseKind.Succeeded, (await run.CommandAsync("prometheus", "stop")).Kind);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(events.NextAsync(item => Prometheus(item) is "drifted unhealthy"), SeeAsync(page, "prometheus", "Drifted", "Unhealthy"));
        Assert.Equal("drifted unhealthy", (await edge.StatusAsync()).Cell("prometheus", "local").State());
        Report("stopped", clock);

        Assert.Equal(ResourceCommandResponseKind.Succeeded, (await run.CommandAsync("prometheus", "start")).Kind);
        await run.WaitUntilHealthyAsync("prometheus");
        clock.Restart();
        await Task.WhenAll(events.NextAsync(item => Prometheus(item) is Well), SeeAsync(page, "prometheus", "InSync", "Healthy"));
        Assert.Equal(Well, (await edge.StatusAsync()).Cell("prometheus", "local").State());
        Report("started", clock);
    }

    private static async Task KillTheDatabaseAsync(RunningAppHost run, HttpClient edge, IPage page)
    {
        var writers = new DeploymentWriters(edge);
        var writing = writers.WriteUntilRefusedAsync(Writers);
        await Eventually.Async(() => writers.Acknowledged > Writers * 5, "some deployments");
        // The process of the resource is the shell that hands signals on.
        var shell = int.Parse(run.ProcessIds()["postgres"], CultureInfo.InvariantCulture);
        await ChildProcess.RunAsync("kill", ["-KILL", RunProcess.All().Single(process => process.ParentId == shell).Id.ToString(CultureInfo.InvariantCulture)]);
        await writing;
        await edge.WaitForCellAsync("postgresql-docker", "local", "drifted unhealthy");
        foreach (var route in await WritingRoutes.ReadAsync(edge))
        {
            using var refused = await edge.CallAsync(route);
            await refused.AssertDatabaseAwayAsync();
        }
        Assert.Equal(52, (await edge.GetFromJsonAsync<JsonElement>("/api/map", Canceled)).GetProperty("rows").GetArrayLength());
        await SeeAsync(page, "postgresql-docker", "Drifted", "Unhealthy");
        await page.ReloadAsync();
        await Expect(page.Locator("tr.tool")).ToHaveCountAsync(52);
        await SeeAsync(page, "postgresql-docker", "Drifted", "Unhealthy");
        Assert.Equal(Well, (await edge.StatusAsync()).Cell("prometheus", "local").State());

        Assert.Equal(ResourceCommandResponseKind.Succeeded, (await run.CommandAsync("postgres", "start")).Kind);
        await edge.WaitForCellAsync("postgresql-docker", "local", Well);
        await run.WaitUntilHealthyAsync("api", "envmapdb");
        await SeeAsync(page, "postgresql-docker", "InSync", "Healthy");
        Assert.True(await writers.WriteAsync("2.0.0"));
        Assert.Empty(await writers.LostAsync());
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

    private static Task SeeAsync(IPage page, string row, string drift, string health) =>
        Expect(page.Locator($"[data-cell='{row}:local'][data-drift={drift}][data-health={health}]")).ToHaveCountAsync(1);

    private static string? Prometheus(SseItem<JsonElement> item) =>
        item.Data.Cell("prometheus", "local") is { ValueKind: JsonValueKind.Object } cell ? cell.State() : null;

    private static void Report(string what, Stopwatch clock)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"Prometheus {what}: shown after {clock.Elapsed.TotalSeconds:0.00} s");
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, s_shownWithin);
    }
}
