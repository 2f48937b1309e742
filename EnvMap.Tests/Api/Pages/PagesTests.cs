using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Api.Pages;

[Collection(nameof(PostgresTests))]
public sealed partial class PagesTests(SharedApi shared) : IClassFixture<SharedApi>, IAsyncLifetime
{
    private ApiProcess _api = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _api = await shared.StartAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/tools/nginx", HttpStatusCode.OK)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/api/deployments", HttpStatusCode.OK)]
    [InlineData("/css/tokens.css", HttpStatusCode.OK)]
    public async Task EveryAnswerForbidsForeignContent(string path, HttpStatusCode status)
    {
        using var response = await GetAsync(path, status);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/tools/postgresql-docker")]
    [InlineData("/diff")]
    [InlineData("/parity")]
    [InlineData("/deployments")]
    [InlineData("/nowhere")]
    public async Task APageHasNoInlineScriptOrStyleAndItsFilesAreThere(string path)
    {
        using var response = await GetAsync(path);
        var page = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotMatch(@"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", page);
        var files = FileAddress().Matches(page).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.Contains(files, file => file.EndsWith(".js", StringComparison.Ordinal));
        foreach (var file in files)
        {
            using var answer = await _api.Client.GetAsync(file, Cancellation);
            Assert.True(answer.IsSuccessStatusCode, $"{file}: {answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/nowhere", "There is nothing here")]
    [InlineData("/tools/ngin", "Did you mean")]
    public async Task ABrowserGetsAPageWhereNothingIs(string path, string text)
    {
        using var response = await GetAsync(path, HttpStatusCode.NotFound);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        var page = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.Contains("class=\"masthead\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/tools/nginx", HttpStatusCode.OK)]
    [InlineData("/tools/ngin", HttpStatusCode.NotFound)]
    public async Task APageCanBeAskedForWithoutItsBody(string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var response = await _api.Client.SendAsync(request, Cancellation);
        Assert.Equal(status, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task TheApiAnswersABrowserWithProblemsToo()
    {
        using var response = await GetAsync("/api/nowhere", HttpStatusCode.NotFound);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("section=database", "PostgreSQL (Docker)|RDS PostgreSQL|PostgreSQL (Local)")]
    [InlineData("section=metrics&type=AWS", "CloudWatch")]
    [InlineData("type=Router", "Router DNS")]
    [InlineData("q=lets+encrypt", "")]
    [InlineData("q=encrypt", "SSL/TLS (Let&#x27;s Encrypt)")]
    [InlineData("q=managed+DATABASE", "RDS PostgreSQL")]
    [InlineData("staging=2&state=superseded", "Docker Compose|Nginx|PostgreSQL (Docker)|.env files|Manual Deployment")]
    [InlineData("drifted=true", "")]
    public async Task RowsAreFilteredAndSearched(string query, string rows)
    {
        var page = await ReadAsync($"/?{query}");
        Assert.Equal(rows.Split('|', StringSplitOptions.RemoveEmptyEntries), RowLink().Matches(page).Select(match => match.Groups[1].Value));
        Assert.Equal(rows.Length is 0, page.Contains("No row matches", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("section=databse", "Did you mean")]
    [InlineData("phase=two", "is no phase")]
    [InlineData("state=gone", "is no state")]
    public async Task WhatTheAddressCannotMeanIsSaid(string query, string problem)
    {
        var page = await ReadAsync($"/?{query}");
        Assert.Contains(problem, page, StringComparison.Ordinal);
        Assert.Equal(52, RowLink().Count(page));
    }

    [Theory]
    [InlineData("", "production-0", "staging-0", "local-1")]
    [InlineData("?phase=2", "production-0", "staging-2", "local-1")]
    [InlineData("?phase=3", "production-3", "staging-2", "local-1")]
    [InlineData("?phase=3&staging=0", "production-3", "staging-0", "local-1")]
    [InlineData("?local=0", "production-0", "staging-0", "local-0")]
    public async Task PhasesAreChosenTogetherOrByColumn(string query, params string[] profiles)
    {
        var page = await ReadAsync($"/{query}");
        Assert.Equal(profiles.Order(StringComparer.Ordinal), ProfileShown().Matches(page).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("dark", "/diff", "/diff", "data-theme=\"dark\"")]
    [InlineData("light", "//elsewhere.example", "/", "data-theme=\"light\"")]
    [InlineData("\"><script>", "https://elsewhere.example/", "/", "<html lang=\"en\">")]
    public async Task AThemeIsRememberedAndLeadsBackWithinThePage(string theme, string back, string expected, string html)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = _api.Client.BaseAddress };
        using var form = new FormUrlEncodedContent([new("theme", theme), new("back", back)]);
        using var response = await client.PostAsync("/theme", form, Cancellation);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(expected, response.Headers.Location?.OriginalString);
        Assert.Contains(html, await client.GetStringAsync("/", Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/diff?from=staging-9x&to=staging-2", "is no profile")]
    [InlineData("/parity?from=stagng", "Did you mean")]
    public async Task SidesThatTheMapDoesNotHaveAreNamed(string path, string problem)
    {
        using var response = await GetAsync(path, HttpStatusCode.BadRequest);
        Assert.Contains(problem, await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeploymentsArePaged()
    {
        for (var number = 1; number <= 51; number++)
        {
            using var added = await _api.Client.PostAsJsonAsync(
                "/api/deployments", new { environment = "paged", version = $"7.{number:00}", deployedAt = $"2026-01-01T00:{number:00}:00Z" }, Cancellation);
            Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        }

        var first = await ReadAsync("/deployments?environment=Paged");
        Assert.Contains("7.51", first, StringComparison.Ordinal);
        Assert.DoesNotContain("7.01", first, StringComparison.Ordinal);
        var older = WebUtility.HtmlDecode(OlderLink().Match(first).Groups[1].Value);
        var second = await ReadAsync(older);
        Assert.Contains("7.01", second, StringComparison.Ordinal);
        Assert.DoesNotContain("7.02", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePageIsReadableWhileTheDatabaseIsAway()
    {
        await using var api = await ApiProcess.StartAsync("Host=127.0.0.1;Port=1;Database=none;Username=none;Password=planted-secret");
        Assert.Equal(52, RowLink().Count(await ReadAsync("/", api: api)));
        var tool = await ReadAsync("/tools/postgresql-docker", api: api);
        Assert.Contains("In each profile", tool, StringComparison.Ordinal);
        Assert.Contains("The database is not ready", tool, StringComparison.Ordinal);
        using var deployments = await GetAsync("/deployments", HttpStatusCode.ServiceUnavailable, api);
        var page = await deployments.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("The database is not ready", page, StringComparison.Ordinal);
        Assert.DoesNotContain("planted-secret", page, StringComparison.Ordinal);
    }

    private async Task<string> ReadAsync(string path, HttpStatusCode status = HttpStatusCode.OK, ApiProcess? api = null)
    {
        using var response = await GetAsync(path, status, api);
        return await response.Content.ReadAsStringAsync(Cancellation);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, HttpStatusCode? status = null, ApiProcess? api = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        var response = await (api ?? _api).Client.SendAsync(request, Cancellation);
        Assert.Equal(status ?? response.StatusCode, response.StatusCode);
        return response;
    }

    [GeneratedRegex("(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg))\"")]
    private static partial Regex FileAddress();

    [GeneratedRegex("<th role=\"rowheader\" scope=\"row\"><a href=\"/tools/[^\"]+\">([^<]+)</a>")]
    private static partial Regex RowLink();

    [GeneratedRegex("<span class=\"profile\"><code>([^<]+)</code>")]
    private static partial Regex ProfileShown();

    [GeneratedRegex("<a href=\"([^\"]+)\">Older</a>")]
    private static partial Regex OlderLink();
}
