using System.Net.Http.Json;
using EnvMap.Tests.TestSupport;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnvMap.Tests.Api.Pages;

[Collection(nameof(PostgresTests))]
public sealed class PageBrowserTests(SharedApi shared, PostgresServer postgres) : IClassFixture<SharedApi>
{
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
    public async Task AnOpenPageFollowsWhatIsProbed()
    {
        await using var opened = await ProbedPage.OpenAsync(postgres);
        var (page, api, server) = (opened.Page, opened.Api, opened.Server);
        await Expect(page.Locator(".pulse")).ToHaveAttributeAsync("data-connection", "live");
        await Expect(Cell(page, "Prometheus", 0)).ToContainTextAsync("in sync");
        await Expect(State(page, "Prometheus", 0)).ToHaveAttributeAsync("data-health", "Healthy");

        await server.StopAsync();
        await Expect(Cell(page, "Prometheus", 0)).ToContainTextAsync("drifted");
        await Expect(Cell(page, "Prometheus", 0)).ToContainTextAsync("unhealthy");
        await Expect(page.Locator(".now [data-environment=local]")).ToContainTextAsync("1 drifted");
        await Expect(page.Locator("[data-news]")).ToHaveTextAsync("Prometheus in local: drifted, unhealthy.");
        await opened.Chromium.PictureAsync("page-drifted");
        await page.GetByRole(AriaRole.Link, new() { Name = "Drift", Exact = true }).ClickAsync();
        await Expect(page.Locator("tr.tool")).ToHaveCountAsync(1);

        // Of the rows that drift, one that drifts no more is gone; the whole table tells of it.
        await server.StartAgainAsync();
        await Expect(page.Locator("tr.tool")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Map", Exact = true }).ClickAsync();
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

    [Fact]
    public async Task WhatAnOpenPageHearsWhileItAsksForItsRowsIsNotForgotten()
    {
        await using var opened = await ProbedPage.OpenAsync(postgres);
        var (page, api, server) = (opened.Page, opened.Api, opened.Server);
        await Expect(State(page, "Prometheus", 0)).ToHaveAttributeAsync("data-health", "Healthy");
        await server.StopAsync();
        await Expect(Cell(page, "Prometheus", 0)).ToContainTextAsync("drifted");
        await page.GetByRole(AriaRole.Link, new() { Name = "Drift", Exact = true }).ClickAsync();
        await Expect(page.Locator("tr.tool")).ToHaveCountAsync(1);

        // The page asks for its rows, since it has heard of a deployment, and its answer is on its way when the row ceases to drift.
        var (isAsked, mayArrive) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.RouteAsync("**/*", async route =>
        {
            if (route.Request.ResourceType is "fetch" && !isAsked.Task.IsCompleted)
            {
                var answer = await route.FetchAsync();
                isAsked.SetResult();
                await mayArrive.Task;
                await route.FulfillAsync(new() { Response = answer });
                return;
            }
            await route.ContinueAsync();
        });
        using var deployed = await api.Client.PostAsJsonAsync("/api/deployments", new { environment = "production", version = "7.8.9" }, TestContext.Current.CancellationToken);
        await isAsked.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await server.StartAgainAsync();
        await Expect(page.Locator(".now [data-environment=local]")).ToContainTextAsync("0 drifted");
        mayArrive.SetResult();
        await Expect(page.Locator("tr.tool")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task AStreamThatDoesNotBeginIsToldAndAskedForAgain()
    {
        var (isAsked, mayPass) = (new TaskCompletionSource(), false);
        await using var opened = await ProbedPage.OpenAsync(postgres, page => page.RouteAsync("**/api/status/stream", async route =>
        {
            if (Volatile.Read(ref mayPass))
            {
                await route.ContinueAsync();
                return;
            }
            isAsked.TrySetResult();
        }));
        await isAsked.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await Expect(opened.Page.Locator(".pulse")).ToHaveAttributeAsync("data-connection", "stale");
        Volatile.Write(ref mayPass, true);
        await Expect(opened.Page.Locator(".pulse")).ToHaveAttributeAsync("data-connection", "live");
        await opened.Server.StopAsync();
        await Expect(State(opened.Page, "Prometheus", 0)).ToHaveAttributeAsync("data-health", "Unhealthy");
    }

    [Fact]
    public async Task APersonLogsInAndOut()
    {
        var file = Chromium.Require();
        await using var api = await ApiProcess.StartReadyAsync(await postgres.CreateDatabaseAsync(), variables: ("EnvMap__ReadPolicy", "Authenticated"));
        await using var chromium = await Chromium.OpenAsync(file);
        var page = chromium.Page;
        await page.GotoAsync(new Uri(api.Client.BaseAddress!, "/tools/nginx").AbsoluteUri);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Log in");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Log in" })).ToHaveCountAsync(0);

        await LogInAsync("wrong");
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The name or the password is wrong.");
        await LogInAsync(ApiLogin.AdminPassword);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Nginx");
        await page.GotoAsync(api.Client.BaseAddress!.AbsoluteUri);
        await Expect(page.Locator(".pulse")).ToHaveAttributeAsync("data-connection", "live");

        await page.GetByRole(AriaRole.Button, new() { Name = "Log out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Log in");

        async Task LogInAsync(string password)
        {
            await page.GetByLabel("Name").FillAsync("admin");
            await page.GetByLabel("Password").FillAsync(password);
            await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        }
    }

    [Fact]
    public async Task AnOpenPageTellsThatItsLoginIsOver()
    {
        var file = Chromium.Require();
        await using var api = await ApiProcess.StartReadyAsync(
            await postgres.CreateDatabaseAsync(), variables: [("EnvMap__ReadPolicy", "Authenticated"), ("EnvMap__Auth__TokenLifetime", "00:00:06")]);
        await using var chromium = await Chromium.OpenAsync(file);
        var page = chromium.Page;
        await page.GotoAsync(new Uri(api.Client.BaseAddress!, "/login").AbsoluteUri);
        await page.GetByLabel("Name").FillAsync("admin");
        await page.GetByLabel("Password").FillAsync(ApiLogin.AdminPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        await Expect(page.Locator(".pulse")).ToHaveAttributeAsync("data-connection", "live");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Log in again" })).ToHaveAttributeAsync("href", "/login?back=%2F", new() { Timeout = 90_000 });
        await Expect(page.Locator(".pulse")).ToContainTextAsync("your login is over");
    }

    [Fact]
    public async Task AnOpenPageFollowsWhatIsKnownOfOtherEnvironments()
    {
        const string Detail = "\"><img src=x onerror=document.title='pwned'>";
        var file = Chromium.Require();
        await using var peer = await ProbedServer.StartAsync();
        var profile = "staging-0";
        peer.Answer = (context, _) => context.Response.WriteAsJsonAsync(new
        {
            version = 1,
            environment = "staging",
            profile,
            cells = new[] { new { row = "nginx", environment = "staging", declared = profile is "staging-0" ? "in" : "superseded", reason = "", drift = "drifted", health = "unhealthy", detail = Detail } },
            columns = Array.Empty<object>(),
        });
        await using var api = await LocalApi.StartAsync(postgres, ("EnvMap__Peers__staging", peer.Address.AbsoluteUri));
        await using var chromium = await Chromium.OpenAsync(file);
        var page = chromium.Page;
        await page.GotoAsync(api.Client.BaseAddress!.AbsoluteUri);
        await Expect(page.Locator("[data-facts=staging]")).ToContainTextAsync("heard from its own instance");
        await Expect(page.Locator("[data-facts=staging]")).ToContainTextAsync("staging-0");
        await Expect(Cell(page, "Nginx", 1)).ToContainTextAsync(Detail);

        using var deployed = await api.Client.PostAsJsonAsync("/api/deployments", new { environment = "production", version = "7.8.9" }, TestContext.Current.CancellationToken);
        await Expect(page.Locator("[data-facts=production]")).ToContainTextAsync("last deployment 7.8.9");

        profile = "staging-2";
        await Expect(page.Locator("[data-facts=staging]")).ToContainTextAsync("staging-2");
        await Expect(Cell(page, "RDS PostgreSQL", 1)).ToContainTextAsync("In");
        await Expect(Cell(page, "Nginx", 1)).ToContainTextAsync("Superseded by ALB");
        await Expect(Cell(page, "Nginx", 1)).ToContainTextAsync(Detail);
        await peer.StopAsync();
        await Expect(Cell(page, "Nginx", 1)).Not.ToContainTextAsync("unhealthy");
        Assert.EndsWith("EnvMap", await page.TitleAsync(), StringComparison.Ordinal);
    }

    private static ILocator Cell(IPage page, string tool, int column) =>
        page.Locator($"tr.tool[data-name='{tool}'] td").Nth(column);

    private static ILocator State(IPage page, string tool, int column) => Cell(page, tool, column).Locator("[data-cell]");

    private async Task<(Chromium Chromium, IPage Page, string Address)> OpenAsync(BrowserNewPageOptions options)
    {
        var file = Chromium.Require();
        var api = await shared.StartAsync();
        var chromium = await Chromium.OpenAsync(file);
        return (chromium, await chromium.NewPageAsync(options), api.Client.BaseAddress!.AbsoluteUri);
    }
}
