using System.Net;
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
        ("drift", "/drift"),
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
        await using var api = await LocalApi.StartAsync(
            postgres, [.. StatusReader.HttpProbe("edge", server.Address, "Nginx"), .. StatusReader.Probe("prometheus", "Tcp", "127.0.0.1:1", "Prometheus")]);
        using var deployed = await api.Client.PostAsJsonAsync(
            "/api/deployments", new { environment = "staging", version = "1.4.2", commit = "0f3c9a1", deployedBy = "pipeline" }, TestContext.Current.CancellationToken);
        using var drifted = await api.Client.PostAsJsonAsync("/api/drift", Drift("staging-0", "1.4.2"), TestContext.Current.CancellationToken);
        using var same = await api.Client.PostAsJsonAsync("/api/drift", Drift("production-0", "1.4.1"), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (drifted.StatusCode, same.StatusCode));
        await api.Client.SendAsync(ReportedEvidence.Create(DateTimeOffset.UtcNow.AddMinutes(-7)));
        await using var chromium = await Chromium.OpenAsync(file);
        var page = await chromium.NewPageAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } });
        var complaints = new List<string>();
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            // The browser reports the status of a page that is not there, which is what the page is for; and that a network of this machine
            // came or went, as those of containers do.
            if (message.Type is "error" && !message.Text.Contains("404", StringComparison.Ordinal) && !message.Text.Contains("ERR_NETWORK_CHANGED", StringComparison.Ordinal))
            {
                complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        await page.GotoAsync(api.Client.BaseAddress!.AbsoluteUri);
        await Expect(page.Locator("tr.tool [data-drift=Drifted][data-health=Unhealthy]")).ToHaveCountAsync(1);
        await Expect(page.Locator("tr.tool [data-drift=InSync][data-health=Healthy]")).ToHaveCountAsync(2);
        await Expect(page.Locator("tr.tool [data-cell='postgresql-docker:staging'][data-drift=Drifted]")).ToContainTextAsync("Another image runs");
        await Expect(page.Locator("tr.tool td .evidence")).ToHaveCountAsync(SeedMap.Read().Tools.Count() * 3);
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

        Assert.True(complaints.Count is 0, string.Join('\n', [.. complaints, api.Output]));
    }

    private static object Drift(string profile, string version) => new
    {
        profile,
        version,
        machine = "ssh://deploy@machine-with-a-long-name.example.org",
        services = new[] { "api", "edge", "postgres" },
        findings = new object[]
        {
            new { service = "postgres", rows = new[] { "PostgreSQL (Docker)", "Docker Volumes" }, aspect = "image", message = $"Another image runs: docker.io/library/postgres@sha256:{new string('a', 64)}, and not postgres:18.1." },
            new { service = "edge", rows = new[] { "Nginx", "a row of another map" }, aspect = "health-check", item = "test", message = "It is asked for its health in another way." },
            new { service = "api", rows = Array.Empty<string>(), aspect = "health", message = "It is unhealthy." },
        }.Where(_ => profile is "staging-0"),
    };
}
