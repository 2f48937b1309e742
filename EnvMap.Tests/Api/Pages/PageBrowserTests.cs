using EnvMap.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnvMap.Tests.Api.Pages;

[Collection(nameof(PostgresTests))]
public sealed class PageBrowserTests(SharedApi shared, PostgresServer postgres) : IClassFixture<SharedApi>
{
    private const string Planted = "\"><img src=x onerror=document.title='pwned'><script>document.title='pwned'</script>";

    [Fact]
    public async Task TheDatabasesChangeOfStagingIsOneClickAway()
    {
        var (chromium, page, address) = await OpenAsync(new());
        await using var _ = chromium;
        await page.GotoAsync(address);
        await page.GetByRole(AriaRole.Link, new() { Name = "What changes from staging-0 to staging-2" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{address}diff?from=staging-0&to=staging-2");
        var change = page.GetByRole(AriaRole.Row, new() { Name = "database" });
        await Expect(change.GetByRole(AriaRole.Link, new() { Name = "PostgreSQL (Docker)" })).ToBeVisibleAsync();
        await Expect(change.GetByRole(AriaRole.Link, new() { Name = "RDS PostgreSQL" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task EverythingWorksWithoutJavaScript()
    {
        var (chromium, page, address) = await OpenAsync(new() { JavaScriptEnabled = false });
        await using var _ = chromium;
        await page.GotoAsync(address);
        await page.GetByRole(AriaRole.Group, new() { Name = "Phase of Staging" }).GetByRole(AriaRole.Link, new() { Name = "2" }).ClickAsync();
        await Expect(Cell(page, "RDS PostgreSQL", 1)).ToContainTextAsync("joins");
        await Expect(Cell(page, "PostgreSQL (Docker)", 1)).ToContainTextAsync("Superseded by RDS PostgreSQL");
        await Expect(Cell(page, "PostgreSQL (Docker)", 2)).ToContainTextAsync("not recommended");

        await page.GetByLabel("Search").FillAsync("postgresql");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(page.Locator("tr.tool")).ToHaveCountAsync(4);
        await Expect(Cell(page, "RDS PostgreSQL", 1)).ToContainTextAsync("joins");

        await page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(page.Locator("tr.tool")).ToHaveCountAsync(4);

        await page.GetByRole(AriaRole.Link, new() { Name = "RDS PostgreSQL" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("RDS PostgreSQL");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task TheKeyboardReachesTheContentFirst()
    {
        var (chromium, page, address) = await OpenAsync(new());
        await using var _ = chromium;
        await page.GotoAsync(address);
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task WhatOthersWriteIsShownAndNeverRun()
    {
        var file = Chromium.Require();
        using var folder = new TemporaryFolder();
        var map = folder.Write("map.md", SeedMap.Change(("Reverse proxy (domains)", Planted)));
        var database = await postgres.CreateDatabaseAsync();
        await using var api = await ApiProcess.StartReadyAsync(database, "Production", ("EnvMap__Map", map));
        await PostgresServer.ExecuteAsync(database, $"""
            INSERT INTO deployments (id, environment, version, deployed_at, deployed_by)
            VALUES (gen_random_uuid(), 'staging', '{Planted.Replace("'", "''", StringComparison.Ordinal)}', now(), '{Planted.Replace("'", "''", StringComparison.Ordinal)}')
            """);
        await using var chromium = await Chromium.OpenAsync(file);
        foreach (var path in (string[])["/", "/tools/nginx", "/deployments", $"/?q={Uri.EscapeDataString(Planted)}", $"/diff?from={Uri.EscapeDataString(Planted)}"])
        {
            await chromium.Page.GotoAsync(new Uri(api.Client.BaseAddress!, path).AbsoluteUri);
            Assert.Contains("pwned", await chromium.Page.ContentAsync(), StringComparison.Ordinal);
            await Expect(chromium.Page.Locator("[onerror], script:not([src])")).ToHaveCountAsync(0);
            Assert.EndsWith("EnvMap", await chromium.Page.TitleAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AnOpenPageFollowsWhatIsProbed()
    {
        var file = Chromium.Require();
        await using var server = await ProbedServer.StartAsync();
        await using var api = await ApiProcess.StartReadyAsync(
            await postgres.CreateDatabaseAsync(),
            "Production",
            ("EnvMap__Environment", "Local"),
            ("EnvMap__Probes__prometheus__Rows__0", "Prometheus"),
            ("EnvMap__Probes__prometheus__Kind", "Http"),
            ("EnvMap__Probes__prometheus__Target", $"{server.Address}-/healthy"));
        await using var chromium = await Chromium.OpenAsync(file);
        var page = chromium.Page;
        await page.GotoAsync(api.Client.BaseAddress!.AbsoluteUri);
        await Expect(page.Locator(".pulse")).ToHaveAttributeAsync("data-connection", "live");
        await Expect(Cell(page, "Prometheus", 0)).ToContainTextAsync("in sync");
        await Expect(Cell(page, "Prometheus", 0)).ToContainTextAsync("healthy");

        await server.StopAsync();
        await Expect(Cell(page, "Prometheus", 0)).ToContainTextAsync("drifted");
        await Expect(Cell(page, "Prometheus", 0)).ToContainTextAsync("unhealthy");
        await Expect(page.Locator(".now [data-environment=local]")).ToContainTextAsync("1 drifted");
        await Expect(page.Locator("[data-news]")).ToHaveTextAsync("Prometheus in local: drifted, unhealthy.");
        await chromium.PictureAsync("page-drifted");
        await page.GetByRole(AriaRole.Link, new() { Name = "Drift", Exact = true }).ClickAsync();
        await Expect(page.Locator("tr.tool")).ToHaveCountAsync(1);

        await server.StartAgainAsync();
        await Expect(Cell(page, "Prometheus", 0)).ToContainTextAsync("in sync");
        await page.GetByRole(AriaRole.Link, new() { Name = "Prometheus", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Prometheus");
        await Eventually.Async(
            async () => await page.ReloadAsync() is not null && await page.Locator(".history li").CountAsync() >= 2, "the history of the row");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = server.Address.Authority })).ToHaveAttributeAsync("href", server.Address.AbsoluteUri);

        await page.GotoAsync(api.Client.BaseAddress!.AbsoluteUri);
        await Expect(page.Locator(".pulse")).ToHaveAttributeAsync("data-connection", "live");
        Assert.Equal(0, await api.TerminateAsync());
        await Expect(page.Locator(".pulse")).ToHaveAttributeAsync("data-connection", "stale");
    }

    private static ILocator Cell(IPage page, string tool, int column) =>
        page.Locator($"tr.tool[data-name='{tool}'] td").Nth(column);

    private async Task<(Chromium Chromium, IPage Page, string Address)> OpenAsync(BrowserNewPageOptions options)
    {
        var file = Chromium.Require();
        var api = await shared.StartAsync();
        var chromium = await Chromium.OpenAsync(file);
        return (chromium, await chromium.NewPageAsync(options), api.Client.BaseAddress!.AbsoluteUri);
    }
}
