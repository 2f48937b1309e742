using System.Net.Http.Json;
using Deque.AxeCore.Playwright;
using EnvMap.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnvMap.Tests.Api.Pages;

[Collection(nameof(PostgresTests))]
public sealed class PageAccessibilityTests(PostgresServer postgres)
{
    private static readonly (string Name, string Path)[] s_pages =
    [
        ("matrix", "/"),
        ("plan", "/?phase=2&section=metrics"),
        ("empty", "/?q=nothing+like+it"),
        ("problem", "/?phase=two&section=caching"),
        ("tool", "/tools/postgresql-docker"),
        ("diff", "/diff?from=staging-0&to=staging-2"),
        ("parity", "/parity?from=local-1&to=production-3"),
        ("deployments", "/deployments"),
        ("login", "/login?problem=Wrong"),
        ("nowhere", "/nowhere"),
    ];

    [Theory]
    [InlineData(ColorScheme.Light, 1400, 900)]
    [InlineData(ColorScheme.Light, 360, 780)]
    [InlineData(ColorScheme.Dark, 1400, 900)]
    [InlineData(ColorScheme.Dark, 360, 780)]
    public async Task NoPageHasAViolationOrRunsOverTheScreen(ColorScheme scheme, int width, int height)
    {
        var file = Chromium.Require();
        await using var server = await ProbedServer.StartAsync();
        await using var api = await ApiProcess.StartReadyAsync(
            await postgres.CreateDatabaseAsync(),
            "Production",
            ("EnvMap__Environment", "Local"),
            ("EnvMap__Probes__edge__Rows__0", "Nginx"),
            ("EnvMap__Probes__edge__Kind", "Http"),
            ("EnvMap__Probes__edge__Target", server.Address.AbsoluteUri),
            ("EnvMap__Probes__prometheus__Rows__0", "Prometheus"),
            ("EnvMap__Probes__prometheus__Kind", "Tcp"),
            ("EnvMap__Probes__prometheus__Target", "127.0.0.1:1"));
        using var deployed = await api.Client.PostAsJsonAsync(
            "/api/deployments", new { environment = "staging", version = "1.4.2", commit = "0f3c9a1", deployedBy = "pipeline" }, TestContext.Current.CancellationToken);
        await using var chromium = await Chromium.OpenAsync(file);
        var page = await chromium.NewPageAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } });
        var complaints = new List<string>();
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            // The browser reports the status of a page that is not there; that is what the page is for.
            if (message.Type is "error" && !message.Text.Contains("404", StringComparison.Ordinal))
            {
                complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        await page.GotoAsync(api.Client.BaseAddress!.AbsoluteUri);
        await Expect(page.Locator("tr.tool [data-drift=Drifted][data-health=Unhealthy]")).ToHaveCountAsync(1);
        await Expect(page.Locator("tr.tool [data-drift=InSync][data-health=Healthy]")).ToHaveCountAsync(1);
        foreach (var (name, path) in s_pages)
        {
            await page.GotoAsync(new Uri(api.Client.BaseAddress, path).AbsoluteUri);
            await Chromium.PictureAsync(page, $"page-{name}-{scheme}-{width}".ToLowerInvariant());
            var violations = (await page.RunAxe()).Violations;
            complaints.AddRange(violations.SelectMany(violation => violation.Nodes.Select(node => $"{path}: {violation.Id}: {node.Html}")));
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth") is > 0 and var over)
            {
                complaints.Add($"{path} is {over} px wider than the screen.");
            }
        }

        Assert.True(complaints.Count is 0, string.Join('\n', complaints));
    }
}
