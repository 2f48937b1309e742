using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Api;

[Collection(nameof(PostgresTests))]
public sealed class DeploymentsApiTests(SharedApi shared) : IClassFixture<SharedApi>, IAsyncLifetime
{
    private ApiProcess _api = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _api = await shared.StartAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task WhatIsWrittenIsReadBack()
    {
        using var response = await _api.Client.PostAsJsonAsync(
            "/api/deployments",
            new { environment = "staging", version = "1.4.2", deployedAt = "2026-01-02T05:04:05.1234567+02:00", commit = "0f3c9a1", deployedBy = "pipeline" },
            Cancellation);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var created = await ReadAsync(response);
        Assert.Equal("staging", created.GetProperty("environment").GetString());
        Assert.Equal("1.4.2", created.GetProperty("version").GetString());
        Assert.Equal("0f3c9a1", created.GetProperty("commit").GetString());
        Assert.Equal("pipeline", created.GetProperty("deployedBy").GetString());
        Assert.Equal("2026-01-02T03:04:05.123456+00:00", created.GetProperty("deployedAt").GetString());
        Assert.Equal($"/api/deployments/{created.GetProperty("id").GetGuid()}", response.Headers.Location!.OriginalString);

        var read = await GetAsync(response.Headers.Location.OriginalString);
        Assert.Equal(created.GetRawText(), read.GetRawText());
    }

    [Fact]
    public async Task WhatFailedIsKeptAndIsNotWhatRuns()
    {
        foreach (var (version, outcome) in new[] { ("3.0.0", "succeeded"), ("3.0.1", "rolled-back"), ("3.0.2", "Failed") })
        {
            using var response = await _api.Client.PostAsJsonAsync("/api/deployments", new { environment = "production", version, outcome }, Cancellation);
            Assert.Equal(outcome.ToLowerInvariant(), (await ReadAsync(response)).GetProperty("outcome").GetString());
        }
        using var unknown = await _api.Client.PostAsJsonAsync("/api/deployments", new { environment = "production", version = "3.0.3", outcome = "2" }, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);

        var column = (await _api.Client.StatusAsync()).GetProperty("columns").EnumerateArray().Single(column => column.GetProperty("environment").GetString() is "production");
        Assert.Equal("3.0.0", column.GetProperty("lastDeployment").GetProperty("version").GetString());
        Assert.Contains("<td>rolled back</td>", await _api.Client.GetStringAsync("/deployments?environment=production", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PagesLeadFromTheNewestToTheOldest()
    {
        for (var day = 1; day <= 5; day++)
        {
            await AddAsync("Paged", $"1.{day}", $"2026-01-0{day}T00:00:00Z");
            await AddAsync("Other", $"2.{day}", $"2026-01-0{day}T00:00:00Z");
        }

        var versions = new List<string>();
        var sizes = new List<int>();
        for (var next = "/api/deployments?environment=paged&limit=2"; next is not null;)
        {
            var page = await GetAsync(next);
            var items = page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("version").GetString()!).ToList();
            sizes.Add(items.Count);
            versions.AddRange(items);
            next = page.GetProperty("next").GetString();
        }

        Assert.Equal(["1.5", "1.4", "1.3", "1.2", "1.1"], versions);
        Assert.Equal([2, 2, 1], sizes);
    }

    [Fact]
    public async Task DeploymentsOfTheSameTimeAreNotLostBetweenPages()
    {
        for (var number = 1; number <= 4; number++)
        {
            await AddAsync("same-time", $"{number}", "2026-01-01T00:00:00Z");
        }

        var first = await GetAsync("/api/deployments?environment=same-time&limit=3");
        var second = await GetAsync(first.GetProperty("next").GetString()!);
        var ids = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray())
            .Select(item => item.GetProperty("id").GetGuid());
        Assert.Equal(4, ids.Distinct().Count());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task AllMistakesAreReportedAtOnce()
    {
        using var response = await _api.Client.PostAsJsonAsync(
            "/api/deployments",
            new { environment = "1 2", deployedAt = "2999-01-01T00:00:00Z", commit = "xyz", deployedBy = "a\0b" },
            Cancellation);
        var problem = await AssertProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Equal(
            ["commit", "deployedAt", "deployedBy", "environment", "version"],
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "A JSON body is required.")]
    [InlineData("null", "A JSON body is required.")]
    [InlineData("{", "not valid JSON")]
    [InlineData("""{"environment":"staging","version":"1","deployedAt":"yesterday"}""", "$.deployedAt")]
    public async Task AnUnreadableBodyIsExplainedWithoutOurTypes(string body, string expected)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _api.Client.PostAsync("/api/deployments", content, Cancellation);
        var problem = await AssertProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Contains(expected, problem.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("NewDeployment", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("limit=many")]
    [InlineData("environment=%00")]
    [InlineData("before=5")]
    [InlineData("before=0198c0de-0000-7000-8000-000000000000")]
    public async Task AWrongQueryIsAProblem(string query)
    {
        using var response = await _api.Client.GetAsync($"/api/deployments?{query}", Cancellation);
        var problem = await AssertProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Contains(query.Split('=')[0], problem.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Guid", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/deployments/0198c0de-0000-7000-8000-000000000000")]
    [InlineData("/api/deployments/none")]
    [InlineData("/nowhere")]
    public async Task WhatIsNotThereIsAProblem(string path)
    {
        using var response = await _api.Client.GetAsync(path, Cancellation);
        await AssertProblemAsync(response, HttpStatusCode.NotFound);
    }

    private async Task AddAsync(string environment, string version, string deployedAt)
    {
        using var response = await _api.Client.PostAsJsonAsync("/api/deployments", new { environment, version, deployedAt }, Cancellation);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    private async Task<JsonElement> GetAsync(string path) => await _api.Client.GetFromJsonAsync<JsonElement>(path, Cancellation);

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);

    private static async Task<JsonElement> AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await ReadAsync(response);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.DoesNotContain("   at ", problem.GetRawText(), StringComparison.Ordinal);
        return problem;
    }
}
