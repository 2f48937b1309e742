using System.Net.Http.Json;
using EnvMap.Tests.TestSupport;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnvMap.Tests.Api.Pages;

/// <summary>A table and deployments whose every text would be markup, on every page.</summary>
[Collection(nameof(PostgresTests))]
public sealed class HostileMapTests(PostgresServer postgres)
{
    private const string Planted = "\"><img src=x onerror=document.title='pwned'><script>document.title='pwned'</script>";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatOthersWriteIsShownAndNeverRun()
    {
        var file = Chromium.Require();
        using var folder = new TemporaryFolder();
        var map = folder.Write("map.md", SeedMap.Change(
            ("**Load Balancing**", $"**{Planted}**"),
            ("| Reverse proxy (domains) |", $"| {Planted} |\n| {Planted} | {Planted} | ✅ | ✅ | ✅ | {Planted} |")));
        var database = await postgres.CreateDatabaseAsync();
        await using var api = await ApiProcess.StartReadyAsync(database, "Production", ("EnvMap__Map", map));
        await PlantAsync(api, database);
        await using var chromium = await Chromium.OpenAsync(file);
        var page = chromium.Page;
        var dialogs = 0;
        page.Dialog += (_, _) => dialogs++;

        await page.GotoAsync(api.Client.BaseAddress!.AbsoluteUri);
        var row = await page.GetByRole(AriaRole.Link, new() { Name = Planted, Exact = true }).First.GetAttributeAsync("href");
        var text = Uri.EscapeDataString(Planted);
        foreach (var path in (string[])
            [
                "/", row!, "/tools/nginx", "/tools/alb", "/deployments", $"/deployments?environment={text}", $"/?q={text}", $"/?section={text}", $"/?type={text}&state={text}&phase={text}",
                $"/diff?from={text}", $"/parity?from={text}&to={text}", $"/login?back={text}&problem={text}", $"/tools/{text}",
            ])
        {
            await page.GotoAsync(new Uri(api.Client.BaseAddress, path).AbsoluteUri);
            await Expect(page.Locator("[onerror], script:not([src]), img[src=x]")).ToHaveCountAsync(0);
            Assert.EndsWith("EnvMap", await page.TitleAsync(), StringComparison.Ordinal);
        }
        await page.GotoAsync(new Uri(api.Client.BaseAddress, row!).AbsoluteUri);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Planted);
        await page.GotoAsync(new Uri(api.Client.BaseAddress, "/deployments").AbsoluteUri);
        await Expect(page.Locator("table")).ToContainTextAsync(Planted);
        Assert.Equal(0, dialogs);
    }

    // One as the API takes it, and one whose every text somebody put into the table by another way.
    private static async Task PlantAsync(ApiProcess api, string database)
    {
        using var reported = await api.Client.PostAsJsonAsync("/api/deployments", new { environment = "staging", version = "1.0", deployedBy = Planted }, Cancellation);
        reported.EnsureSuccessStatusCode();
        var literal = $"'{Planted.Replace("'", "''", StringComparison.Ordinal)}'";
        await PostgresServer.ExecuteAsync(database, $"""
            INSERT INTO deployments (id, environment, version, deployed_at, commit, deployed_by)
            VALUES (gen_random_uuid(), 'production', {literal}, now(), {literal}, {literal}), (gen_random_uuid(), {literal}, {literal}, now(), {literal}, {literal});
            INSERT INTO observations (id, row_id, environment, drift, health, detail, observed_at)
            VALUES (gen_random_uuid(), 'nginx', 'production', 'InSync', 'Healthy', {literal}, now())
            """);
    }
}
