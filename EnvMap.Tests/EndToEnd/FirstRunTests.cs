using System.Net;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using EnvMap.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnvMap.Tests.EndToEnd;

/// <summary>What a newcomer does: starts the AppHost, uses the API through the edge, and looks at every page of the dashboard.</summary>
[Collection(nameof(QuietMachine))]
public sealed partial class FirstRunTests
{
    // A machine without a container engine, whatever this one has.
    private const string NoEngine = "unix:///nowhere/docker.sock";

    private static CancellationToken Canceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheWholeEnvironmentRunsAndTheDashboardShowsIt()
    {
        var browser = Chromium.Require();
        await using var run = await RunningAppHost.StartAsync(
            _ => [KeyValuePair.Create("DOCKER_HOST", (string?)NoEngine)],
            "--EnvMap:Phase=1", "--EnvMap:Flavour=auto", $"--Parameters:postgres-password={AppHostArguments.PostgresPassword}");
        using var edge = new HttpClient { BaseAddress = new Uri($"http://localhost:{run.EdgePort}") };
        var login = await run.DashboardListensAsync();
        await run.WaitUntilHealthyAsync("api", "edge", "prometheus");
        await WriteAndReadAsync(edge);
        await PrometheusTargets.AreUpAsync(edge, "api", "node-exporter", "prometheus");

        await using (var chromium = await Chromium.OpenAsync(browser))
        {
            var page = chromium.Page;
            await page.GotoAsync(login);
            await SeeResourcesAsync(chromium);
            await SeeDetailsAsync(chromium);
            await SeeLogsAsync(chromium, login);
            await SeeTraceAsync(chromium, login);
            await SeeMetricAsync(chromium, login);
        }

        Assert.DoesNotContain(AppHostArguments.PostgresPassword, run.Process.Output, StringComparison.Ordinal);
        run.Process.Signal(PosixSignal.SIGINT);
        Assert.Equal(0, await run.Process.WaitForExitAsync(TimeSpan.FromSeconds(15)));
    }

    private static async Task WriteAndReadAsync(HttpClient edge)
    {
        await edge.LogInAsync();
        var version = $"1.{Random.Shared.Next(1_000_000)}.0";
        using var write = OfDomain(HttpMethod.Post, "/api/deployments");
        write.Content = JsonContent.Create(new { environment = "staging", version });
        using var written = await edge.SendAsync(write, Canceled);
        Assert.Equal(HttpStatusCode.Created, written.StatusCode);

        using var read = OfDomain(HttpMethod.Get, "/api/deployments");
        using var answer = await edge.SendAsync(read, Canceled);
        var page = await answer.Content.ReadFromJsonAsync<JsonElement>(Canceled);
        Assert.Equal(version, page.GetProperty("items")[0].GetProperty("version").GetString());
    }

    private static HttpRequestMessage OfDomain(HttpMethod method, string path) => new(method, path) { Headers = { Host = "api.envmap.localhost" } };

    private static async Task SeeResourcesAsync(Chromium chromium)
    {
        foreach (var name in (string[])["api", "postgres", "envmapdb", "edge", "prometheus", "node-exporter"])
        {
            // A resource that is not healthy is "Running (Unhealthy)".
            await Expect(Row(chromium.Page, name).GetByText("Running", new() { Exact = true })).ToBeVisibleAsync();
        }
        foreach (var name in (string[])["grafana", "portainer"])
        {
            await Expect(Row(chromium.Page, name).GetByText("Not started")).ToBeVisibleAsync();
        }
        await Expect(Row(chromium.Page, "edge")).ToContainTextAsync("nginx");
        await Expect(Row(chromium.Page, "api")).ToContainTextAsync("api.envmap.localhost");
        await chromium.PictureAsync("dashboard");
    }

    private static async Task SeeDetailsAsync(Chromium chromium)
    {
        var page = chromium.Page;
        await Row(page, "api").GetByText("api", new() { Exact = true }).First.ClickAsync();
        await Expect(Row(page, "Process ID")).ToBeVisibleAsync();
        var secret = Row(page, "ConnectionStrings__envmapdb");
        await secret.GetByText("●●●").ScrollIntoViewIfNeededAsync();
        Assert.DoesNotContain(AppHostArguments.PostgresPassword, await page.ContentAsync(), StringComparison.Ordinal);
        await chromium.PictureAsync("details");

        await Row(page, "grafana").GetByText("grafana", new() { Exact = true }).ClickAsync();
        await Expect(Row(page, "Reason")).ToContainTextAsync("container engine");
        await Expect(Row(page, "Cure")).ToBeVisibleAsync();
        await chromium.PictureAsync("not-started");
    }

    private static async Task SeeLogsAsync(Chromium chromium, string login)
    {
        await GoAsync(chromium.Page, login, "/consolelogs/resource/api");
        await Expect(chromium.Page.GetByText("The database schema is up to date.")).ToBeVisibleAsync();
        await chromium.PictureAsync("console-logs");

        await GoAsync(chromium.Page, login, "/structuredlogs/resource/api");
        await Expect(Row(chromium.Page, "The database schema is up to date.")).ToContainTextAsync("Information");
        await chromium.PictureAsync("structured-logs");
    }

    private static async Task SeeTraceAsync(Chromium chromium, string login)
    {
        var page = chromium.Page;
        await GoAsync(page, login, "/traces/resource/api");
        var trace = page.GetByText(Post()).First;
        await Expect(trace).ToBeVisibleAsync();
        await chromium.PictureAsync("traces");

        await trace.ClickAsync();
        await Expect(page.GetByText("Total spans")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Row).GetByText("INSERT envmapdb").First.ClickAsync();
        await Expect(Row(page, "db.query.text")).ToContainTextAsync("INSERT INTO deployments");
        await chromium.PictureAsync("trace");
    }

    private static async Task SeeMetricAsync(Chromium chromium, string login)
    {
        const string Name = "http.server.request.duration";
        var page = chromium.Page;
        await GoAsync(page, login, "/metrics/resource/api");
        await page.GetByRole(AriaRole.Treeitem, new() { Name = Name, Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("instrument=" + Regex.Escape(Name)));
        await Expect(page.Locator(".js-plotly-plot .main-svg").First).ToBeVisibleAsync();
        await Expect(page.GetByText("http.route").First).ToBeVisibleAsync();
        await chromium.PictureAsync("metric");
    }

    private static Task GoAsync(IPage page, string login, string path) => page.GotoAsync(new Uri(new Uri(login), path).AbsoluteUri);

    private static ILocator Row(IPage page, string text)
        => page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByText(text, new() { Exact = true }) }).First;

    [GeneratedRegex("POST /api/deployments")]
    private static partial Regex Post();
}
