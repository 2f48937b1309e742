using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Api;

[Collection(nameof(PostgresTests))]
public sealed class MapApiTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheMapHasEveryRowOfTheTable()
    {
        var map = await GetAsync("/api/map");

        Assert.Equal(SeedMap.Path, map.GetProperty("path").GetString());
        Assert.Equal(SeedMap.Read().Tools.Select(tool => tool.Name), NamesIn(map));
        var postgres = map.GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("id").GetString() == "postgresql-docker");
        Assert.Equal("⚠️ Not recommended", postgres.GetProperty("cells")[2].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("?section=database", "PostgreSQL (Docker)", "RDS PostgreSQL", "PostgreSQL (Local)")]
    [InlineData("?q=reverse%20proxy", "Nginx")]
    [InlineData("?environment=local&section=Database&status=implemented", "PostgreSQL (Docker)", "PostgreSQL (Local)")]
    [InlineData("?section=Database&section=load-balancing&phase=2", "ALB", "RDS PostgreSQL")]
    public async Task FiltersChooseRows(string query, params string[] rows) => Assert.Equal(rows, NamesIn(await GetAsync($"/api/map{query}")));

    [Fact]
    public async Task EveryValueThatMeansNothingIsToldAtOnce()
    {
        var api = await shared.StartAsync();
        using var response = await api.Client.GetAsync("/api/map?section=Databse&phase=two&environment=stagng", Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var errors = (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("errors");
        Assert.Equal(["environment", "phase", "section"], errors.EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
        Assert.Contains("Did you mean 'Database'?", errors.GetProperty("section")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/map")]
    [InlineData("/api/map?section=database")]
    [InlineData("/api/profiles/staging-2")]
    [InlineData("/api/diff?from=staging-0&to=staging-2")]
    public async Task AClientThatHasTheAnswerGetsNoBody(string path)
    {
        var api = await shared.StartAsync();
        EntityTagHeaderValue? tag = null;
        for (var round = 0; round < 3; round++)
        {
            using var response = await api.Client.GetAsync(path, Cancellation);
            Assert.True(response.Headers.CacheControl?.NoCache);
            tag = response.Headers.ETag;
            Assert.NotNull(tag);

            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { tag } } };
            using var conditional = await api.Client.SendAsync(request, Cancellation);
            Assert.Equal(HttpStatusCode.NotModified, conditional.StatusCode);
            Assert.Empty(await conditional.Content.ReadAsByteArrayAsync(Cancellation));
        }
        using var other = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { new EntityTagHeaderValue("\"another\"") } } };
        using var whole = await api.Client.SendAsync(other, Cancellation);
        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
    }

    [Theory]
    [InlineData("/api/map", "environment=staging", "section=Database", "type=AWS", "status=planned", "phase=2")]
    [InlineData("/api/diff", "from=staging-0&to=staging-2", "from=staging-0&to=local-1", "from=local-0&to=staging-2")]
    [InlineData("/api/profiles/local-1", "", "")]
    public async Task WhatIsKeptReadyAnswersNoOtherQuestion(string path, params string[] queries)
    {
        var api = await shared.StartAsync();

        // What is kept ready is not for a client that sends a token.
        using var anonymous = new HttpClient { BaseAddress = api.Client.BaseAddress };
        var answers = new Dictionary<string, string>();
        foreach (var query in queries.Concat(queries))
        {
            using var response = await anonymous.GetAsync($"{path}?{query}", Cancellation);
            var answer = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Cancellation);
            if (answers.TryGetValue(query, out var first))
            {
                Assert.NotNull(response.Headers.Age);
                Assert.Equal(first, answer);
            }
            answers[query] = answer;
            Assert.Equal(answer, await api.Client.GetStringAsync($"{path}?{query}", Cancellation));
        }
        Assert.Equal(answers.Count, answers.Values.Distinct().Count());
    }

    [Theory]
    [InlineData("/api/map?q=reverse")]
    [InlineData("/api/map?phase=77")]
    [InlineData("/api/map?section=database&section=caching")]
    [InlineData("/api/profiles/staging-77")]
    [InlineData("/api/diff?from=staging-0&to=staging-77")]
    public async Task WhatCanBeAskedForInEndlessWaysIsNotKeptReady(string path)
    {
        using var anonymous = new HttpClient { BaseAddress = (await shared.StartAsync()).Client.BaseAddress };
        for (var round = 0; round < 2; round++)
        {
            using var response = await anonymous.GetAsync(path, Cancellation);
            Assert.Null(response.EnsureSuccessStatusCode().Headers.Age);
        }
    }

    [Fact]
    public async Task WordsAreSearchedForThoughTheWholeMapIsKeptReady()
    {
        using var anonymous = new HttpClient { BaseAddress = (await shared.StartAsync()).Client.BaseAddress };
        await anonymous.GetStringAsync("/api/map", Cancellation);

        var found = await anonymous.GetFromJsonAsync<JsonElement>("/api/map?q=reverse", Cancellation);

        Assert.Equal(["Nginx"], NamesIn(found));
    }

    [Fact]
    public async Task AHostThatIsMadeUpGetsWhatIsKeptReady()
    {
        using var anonymous = new HttpClient { BaseAddress = (await shared.StartAsync()).Client.BaseAddress };
        await anonymous.GetStringAsync("/api/map", Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/map") { Headers = { Host = "made-up.example" } };
        using var response = await anonymous.SendAsync(request, Cancellation);
        Assert.NotNull(response.EnsureSuccessStatusCode().Headers.Age);
    }

    [Fact]
    public async Task AnswersAreTheSameWhereTheyComeFromTheCache()
    {
        var api = await shared.StartAsync();
        var first = await api.Client.GetByteArrayAsync("/api/map?type=AWS", Cancellation);
        Assert.Equal(first, await api.Client.GetByteArrayAsync("/api/map?type=AWS&unknown=1", Cancellation));
        Assert.NotEqual(first, await api.Client.GetByteArrayAsync("/api/map?type=Docker", Cancellation));
        Assert.Equal(["Nginx"], NamesIn(await GetAsync("/api/map?q=reverse")));
        Assert.Equal([], NamesIn(await GetAsync("/api/map?q=nothing-like-it")));
    }

    [Fact]
    public async Task AProfileTellsTheReasonOfEveryRow()
    {
        Assert.Equal(
            ["local-0", "local-1", "staging-0", "staging-2", "production-0", "production-3"],
            (await GetAsync("/api/profiles")).EnumerateArray().Select(name => name.GetString()!));

        var profile = await GetAsync("/api/profiles/staging-2");
        var rows = profile.GetProperty("rows").EnumerateArray().ToDictionary(row => row.GetProperty("id").GetString()!);
        Assert.Equal(52, rows.Count);
        Assert.All(rows.Values, row => Assert.NotEmpty(row.GetProperty("reason").GetString()!));
        Assert.Equal("superseded", rows["postgresql-docker"].GetProperty("state").GetString());
        Assert.Equal("RDS PostgreSQL", rows["postgresql-docker"].GetProperty("supersededBy").GetString());
        Assert.Equal("local-1", (await GetAsync("/api/profiles/development-7")).GetProperty("name").GetString());
    }

    [Fact]
    public async Task TheDiffNamesWhatTakesThePlaceOfWhat()
    {
        var diff = await GetAsync("/api/diff?from=staging-0&to=staging-2");
        var database = diff.GetProperty("replaced").EnumerateArray().Single(slot => slot.GetProperty("slot").GetString() == "database");
        Assert.Equal("PostgreSQL (Docker)", database.GetProperty("from")[0].GetProperty("name").GetString());
        Assert.Equal("RDS PostgreSQL", database.GetProperty("to")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("SSL%2FTLS%20(ACM)")]
    [InlineData("%2fetc%2fhosts")]
    public async Task ARowWithASlashIsFoundByName(string name) =>
        Assert.Equal(Uri.UnescapeDataString(name), (await GetAsync($"/api/tools/{name}")).GetProperty("row").GetProperty("name").GetString());

    [Theory]
    [InlineData("/api/diff", "from|to")]
    [InlineData("/api/diff?from=staging-0", "to")]
    [InlineData("/api/diff?from=stagng-0", "from|to")]
    public async Task SidesThatAreNotGivenAreToldAtOnce(string path, string names)
    {
        var api = await shared.StartAsync();
        using var response = await api.Client.GetAsync(path, Cancellation);
        var problem = await response.AssertProblemAsync(HttpStatusCode.BadRequest);
        Assert.Equal(names.Split('|'), problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
        Assert.Contains("Write a profile", problem.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("string", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AToolShowsItsRowItsProfilesAndItsCells()
    {
        var tool = await GetAsync("/api/tools/RDS%20PostgreSQL");
        Assert.Equal("rds-postgresql", tool.GetProperty("row").GetProperty("id").GetString());
        Assert.Equal(6, tool.GetProperty("profiles").GetArrayLength());
        Assert.Equal("in", tool.GetProperty("profiles").EnumerateArray()
            .Single(profile => profile.GetProperty("profile").GetString() == "staging-2").GetProperty("state").GetString());
        Assert.Equal(
            ["local", "staging", "production"],
            tool.GetProperty("cells").EnumerateArray().Select(cell => cell.GetProperty("environment").GetString()!));
    }

    [Theory]
    [InlineData("/api/tools/postgresql-dockr", "Did you mean 'postgresql-docker'?")]
    [InlineData("/api/profiles/stagng-2", "Did you mean 'staging-2'?")]
    [InlineData("/api/tools/SSL%2FTLS%20(ACMM)", "Did you mean 'SSL/TLS (ACM)'?")]
    public async Task WhatIsNotThereIsAProblemWithTheCure(string path, string cure)
    {
        var api = await shared.StartAsync();
        using var response = await api.Client.GetAsync(path, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains(cure, (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> GetAsync(string path) => await (await shared.StartAsync()).Client.GetFromJsonAsync<JsonElement>(path, Cancellation);

    private static IEnumerable<string> NamesIn(JsonElement map) => map.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("name").GetString()!);
}
