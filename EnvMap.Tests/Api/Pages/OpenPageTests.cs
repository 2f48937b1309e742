using EnvMap.Tests.TestSupport;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnvMap.Tests.Api.Pages;

/// <summary>A page that stays open while something changes, or is looked at elsewhere.</summary>
[Collection(nameof(PostgresTests))]
public sealed class OpenPageTests(PostgresServer postgres)
{
    [Theory]
    [InlineData(360, 780)]
    [InlineData(390, 844)]
    [InlineData(1400, 850)]
    public async Task TheHeadsOfTheColumnsStayWhereThePageIsScrolled(int width, int height)
    {
        var file = Chromium.Require();
        await using var api = await LocalApi.StartAsync(postgres);
        await using var chromium = await Chromium.OpenAsync(file);
        var page = await chromium.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        await page.GotoAsync(api.Client.BaseAddress!.AbsoluteUri);
        await page.Locator("tr.tool").Last.EvaluateAsync("row => row.scrollIntoView({ block: 'end', behavior: 'instant' })");
        foreach (var environment in (string[])["Local", "Staging", "Production"])
        {
            var head = await page.Locator(".columns .environment", new() { HasTextString = environment }).BoundingBoxAsync();
            Assert.InRange(head!.Y, 0, height / 2);
        }
        await Chromium.PictureAsync(page, $"page-scrolled-{width}");
    }

    [Fact]
    public async Task APageThatNobodySeesHoldsNoConnection()
    {
        var file = Chromium.Require();
        await using var server = await ProbedServer.StartAsync();
        await using var api = await LocalApi.StartAsync(postgres, [StatusReader.Interval(0.2), .. StatusReader.HttpProbe("prometheus", server.Address, "Prometheus")]);
        await using var chromium = await Chromium.OpenAsync(file);
        var page = chromium.Page;
        await page.GotoAsync(api.Client.BaseAddress!.AbsoluteUri);
        await Expect(page.Locator(".pulse")).ToHaveAttributeAsync("data-connection", "live");
        await Expect(Cell(page, "Prometheus", 0)).ToHaveAttributeAsync("data-health", "Healthy");

        var left = new TaskCompletionSource();
        page.RequestFailed += (_, request) =>
        {
            if (request.Url.EndsWith("/api/status/stream", StringComparison.Ordinal))
            {
                left.TrySetResult();
            }
        };
        await ShowAsync(page, isShown: false);
        await left.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        server.AnswerWith(500);
        await api.Client.WaitForCellAsync("prometheus", "local", "in-sync unhealthy");
        await Expect(Cell(page, "Prometheus", 0)).ToHaveAttributeAsync("data-health", "Healthy");

        await ShowAsync(page, isShown: true);
        await Expect(Cell(page, "Prometheus", 0)).ToHaveAttributeAsync("data-health", "Unhealthy");
    }

    [Fact]
    public async Task APageThatIsLeftWhileItAsksForItsRowsAsksAgainOnComingBack()
    {
        await using var opened = await ProbedPage.OpenAsync(postgres);
        var page = opened.Page;
        await page.GotoAsync(new Uri(opened.Api.Client.BaseAddress!, "/?drifted=true").AbsoluteUri);
        await Expect(page.Locator(".pulse")).ToHaveAttributeAsync("data-connection", "live");
        var (isAsked, isLeft) = (new TaskCompletionSource(), new TaskCompletionSource());
        page.RequestFailed += (_, request) =>
        {
            if (request.ResourceType is "fetch")
            {
                isLeft.TrySetResult();
            }
        };
        await page.RouteAsync("**/*", route => route.Request.ResourceType is "fetch" && isAsked.TrySetResult() ? Task.CompletedTask : route.ContinueAsync());
        await opened.Server.StopAsync();
        await isAsked.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        await ShowAsync(page, isShown: false);
        await isLeft.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await ShowAsync(page, isShown: true);
        await Expect(Cell(page, "Prometheus", 0)).ToHaveAttributeAsync("data-drift", "Drifted");
    }

    [Fact]
    public async Task ThePageOfDriftShowsWhatDriftsAndNothingElse()
    {
        var file = Chromium.Require();
        await using var prometheus = await ProbedServer.StartAsync();
        await using var nginx = await ProbedServer.StartAsync();
        await using var api = await LocalApi.StartAsync(
            postgres,
            [StatusReader.Interval(0.2), .. StatusReader.HttpProbe("prometheus", prometheus.Address, "Prometheus"), .. StatusReader.HttpProbe("edge", nginx.Address, "Nginx")]);
        await api.Client.WaitForCellAsync("prometheus", "local", "in-sync healthy");
        await api.Client.WaitForCellAsync("nginx", "local", "in-sync healthy");
        await using var chromium = await Chromium.OpenAsync(file);
        var page = chromium.Page;
        await page.GotoAsync(new Uri(api.Client.BaseAddress!, "/?drifted=true").AbsoluteUri);
        await Expect(page.Locator(".pulse")).ToHaveAttributeAsync("data-connection", "live");
        await Expect(page.Locator("tr.tool")).ToHaveCountAsync(0);

        await prometheus.StopAsync();
        await Expect(page.Locator("tr.tool")).ToHaveCountAsync(1);
        await Expect(Cell(page, "Prometheus", 0)).ToHaveAttributeAsync("data-drift", "Drifted");
        await Expect(page.Locator("[data-news]")).ToContainTextAsync("1 row");
        await nginx.StopAsync();
        await Expect(page.Locator("tr.tool")).ToHaveCountAsync(2);
        await prometheus.StartAgainAsync();
        await Expect(page.Locator("tr.tool")).ToHaveCountAsync(1);
        await Expect(Cell(page, "Nginx", 0)).ToHaveAttributeAsync("data-drift", "Drifted");
    }

    [Fact]
    public async Task AColumnShowsWhatItsPeerDeclares()
    {
        var file = Chromium.Require();
        await using var peer = await ProbedServer.StartAsync();
        var declared = "beyond-the-map";
        peer.Answer = (context, _) => context.Response.WriteAsJsonAsync(new
        {
            version = 1,
            environment = "staging",
            profile = "staging-0",
            cells = new[] { new { row = "redis-docker", environment = "staging", declared, reason = "Included by a setting.", drift = "in-sync", health = "healthy" } },
            columns = Array.Empty<object>(),
        });
        await using var api = await LocalApi.StartAsync(postgres, ("EnvMap__Peers__staging", peer.Address.AbsoluteUri));
        await using var chromium = await Chromium.OpenAsync(file);
        var page = chromium.Page;
        await page.GotoAsync(api.Client.BaseAddress!.AbsoluteUri);
        var cell = page.Locator("tr.tool[data-name='Redis (Docker)'] td").Nth(1);
        await Expect(cell.Locator("[data-cell]")).ToHaveAttributeAsync("data-health", "Healthy");
        await Expect(cell).ToContainTextAsync("Beyond the map");

        declared = "out";
        await Expect(cell).Not.ToContainTextAsync("Beyond the map");
        declared = "in";
        await Expect(cell).ToHaveClassAsync("in");
        await page.GotoAsync(new Uri(api.Client.BaseAddress, "/tools/redis-docker").AbsoluteUri);
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Staging staging-0" })).ToContainTextAsync("Included by a setting.");
    }

    private static ILocator Cell(IPage page, string tool, int column) =>
        page.Locator($"tr.tool[data-name='{tool}'] td").Nth(column).Locator("[data-cell]");

    // A browser without a screen has no tab to turn to.
    private static Task ShowAsync(IPage page, bool isShown) => page.EvaluateAsync(
        "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }", !isShown);
}
