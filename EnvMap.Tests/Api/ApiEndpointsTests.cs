using System.Net;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Api;

[Collection(nameof(PostgresTests))]
public sealed class ApiEndpointsTests(PostgresServer postgres)
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task HealthAliveAndMetricsAnswerInEveryEnvironment(string environment)
    {
        await using var api = await ApiProcess.StartReadyAsync(await postgres.CreateDatabaseAsync(), environment);

        var health = await api.Client.GetFromJsonAsync<JsonElement>("/health", Cancellation);
        Assert.Equal("Healthy", health.GetProperty("status").GetString());
        Assert.Equal(
            ["PostgreSql", "migrations", "self"],
            health.GetProperty("checks").EnumerateObject().Select(check => check.Name).Order(StringComparer.Ordinal));
        var alive = await api.Client.GetFromJsonAsync<JsonElement>("/alive", Cancellation);
        Assert.Equal(["self"], alive.GetProperty("checks").EnumerateObject().Select(check => check.Name));

        await api.Client.GetStringAsync("/api/deployments", Cancellation);
        var metrics = await api.Client.GetStringAsync("/metrics", Cancellation);
        Assert.Contains("http_server_request_duration_seconds_bucket", metrics, StringComparison.Ordinal);
        Assert.Contains("http_route=\"/api/deployments/\"", metrics, StringComparison.Ordinal);
        Assert.Contains("db_client_", metrics, StringComparison.Ordinal);
        Assert.Contains("dotnet_", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheOpenApiDocumentIsTheOneThatIsKept()
    {
        await using var api = await ApiProcess.StartReadyAsync(await postgres.CreateDatabaseAsync());
        var document = (await api.Client.GetFromJsonAsync<JsonNode>("/openapi/v1.json", Cancellation))!.AsObject();
        Assert.False(document.ContainsKey("servers"), "The document names the host that was asked for.");
        Snapshot.Match(document.ToJsonString(s_indented) + "\n", extension: "json");
    }

    [Fact]
    public async Task WhereReadingNeedsAUserTheDocumentSaysSoAndAnswersAreForThatUserAlone()
    {
        await using var api = await ApiProcess.StartReadyAsync(await postgres.CreateDatabaseAsync(), variables: ("EnvMap__ReadPolicy", "Authenticated"));
        using var anonymous = new HttpClient { BaseAddress = api.Client.BaseAddress };
        var document = await api.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Cancellation);
        var reads = document.GetProperty("paths").EnumerateObject().Where(path => path.Value.TryGetProperty("get", out _)).ToList();
        Assert.InRange(reads.Count, 10, 100);
        foreach (var path in reads)
        {
            Assert.True(path.Value.GetProperty("get").GetProperty("responses").TryGetProperty("401", out _), path.Name);
            Assert.Equal("token", Assert.Single(path.Value.GetProperty("get").GetProperty("security")[0].EnumerateObject()).Name);
            var address = path.Name.Replace("{row}", "nginx", StringComparison.Ordinal).Replace("{name}", "local-1", StringComparison.Ordinal)
                .Replace("{id}", $"{Guid.NewGuid()}", StringComparison.Ordinal) + (path.Name is "/api/diff" ? "?from=local-0&to=local-1" : "");
            using var refused = await anonymous.GetAsync(address, Cancellation);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            using var answer = await api.Client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, Cancellation);
            Assert.True(answer.Headers.CacheControl is { Private: true, NoCache: true } or { NoStore: true }, $"{address}: {answer.Headers.CacheControl}");
        }
    }

    [Fact]
    public async Task AProblemIsADocumentAlsoForWhoWouldRatherHaveHtml()
    {
        await using var api = await ApiProcess.StartAsync("Host=127.0.0.1;Port=1;Database=none;Username=nobody");
        foreach (var (path, status) in new[] { ("/api/users", HttpStatusCode.Unauthorized), ("/api/tools/nothing", HttpStatusCode.NotFound), ("/api/nothing", HttpStatusCode.NotFound) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Accept = { new("text/html") } } };
            using var response = await api.Client.SendAsync(request, Cancellation);
            await response.AssertProblemAsync(status);
        }
    }

    [Fact]
    public async Task WhatIsReadCanBeAskedForWithoutItsBody()
    {
        await using var api = await ApiProcess.StartReadyAsync(await postgres.CreateDatabaseAsync());
        foreach (var path in (string[])["/api", "/api/map", "/api/tools/nginx", "/api/profiles/local-1", "/api/status", "/api/deployments", "/openapi/v1.json"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, path);
            using var response = await api.Client.SendAsync(request, Cancellation);
            Assert.True(response.StatusCode is HttpStatusCode.OK, $"{path}: {response.StatusCode}");
            Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancellation));
        }
    }

    [Fact]
    public async Task TheRootLeadsToWhatAnswers()
    {
        await using var api = await ApiProcess.StartReadyAsync(await postgres.CreateDatabaseAsync());
        var root = await api.Client.GetFromJsonAsync<JsonElement>("/api", Cancellation);
        foreach (var link in root.GetProperty("links").EnumerateObject())
        {
            using var response = await api.Client.GetAsync(link.Value.GetString(), HttpCompletionOption.ResponseHeadersRead, Cancellation);
            Assert.True(response.IsSuccessStatusCode, $"{link.Name}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task RequestsAreTracedDownToTheStatementAndProbesAreNot()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var api = await ApiProcess.StartReadyAsync(
            await postgres.CreateDatabaseAsync(),
            "Production",
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_BSP_SCHEDULE_DELAY", "100"));

        await api.Client.GetStringAsync("/health", Cancellation);
        await api.Client.GetStringAsync("/alive", Cancellation);
        await api.Client.GetStringAsync("/metrics", Cancellation);
        await api.Client.GetStringAsync("/api/deployments", Cancellation);

        var traces = await receiver.WaitForAsync("traces", "GET /api/deployments");
        Assert.Contains("FROM deployments", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("/health", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("/alive", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("/metrics", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("SELECT 1\"", traces, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task LogsHoldNeitherPasswordsNorParameters(string environment)
    {
        await using var api = await ApiProcess.StartReadyAsync(await postgres.CreateDatabaseAsync(), environment);
        using var response = await api.Client.PostAsJsonAsync(
            "/api/deployments", new { environment = "staging", version = "1.0", deployedBy = "planted-parameter" }, Cancellation);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(0, await api.TerminateAsync());

        Assert.Contains("up to date", api.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("planted-", api.Output, StringComparison.Ordinal);
        Assert.Equal(environment == "Production", api.Output.StartsWith('{'));
    }
}
