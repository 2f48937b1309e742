using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Api;

/// <summary>Requests that mean harm: text that would be a command, bodies that are too large, clients that are too slow.</summary>
[Collection(nameof(PostgresTests))]
public sealed class HostileRequestTests(SharedApi shared) : IClassFixture<SharedApi>, IAsyncLifetime
{
    private const string Sql = "x'; DROP TABLE deployments; --";
    private const int LargeBody = 10 * 1024 * 1024;

    private ApiProcess _api = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _api = await shared.StartAsync();

    public async ValueTask DisposeAsync()
    {
        // Whatever a test did, the tables are there and the API answers.
        await _api.Client.GetStringAsync("/api/deployments", Cancellation);
        await _api.Client.GetStringAsync("/api/users", Cancellation);
    }

    [Theory]
    [InlineData("/api/deployments?environment={0}")]
    [InlineData("/api/deployments?before={0}")]
    [InlineData("/api/observations?row={0}")]
    [InlineData("/api/tools/{0}")]
    [InlineData("/api/tools/{0}/history")]
    [InlineData("/api/profiles/{0}")]
    [InlineData("/api/diff?from={0}&to={0}")]
    [InlineData("/api/map?q={0}")]
    [InlineData("/api/map?section={0}")]
    [InlineData("/deployments?environment={0}&before={0}")]
    public async Task TextOfAnAddressThatWouldBeACommandIsText(string path)
    {
        foreach (var text in (string[])[Sql, "x' OR '1'='1", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>"])
        {
            using var response = await _api.Client.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, Uri.EscapeDataString(text)), Cancellation);
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{path}: {response.StatusCode}");
            if (response.Content.Headers.ContentType?.MediaType is "text/html")
            {
                var page = await response.Content.ReadAsStringAsync(Cancellation);
                Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
                Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("environment")]
    [InlineData("version")]
    [InlineData("commit")]
    [InlineData("deployedBy")]
    public async Task TextOfADeploymentThatWouldBeACommandIsRefusedOrText(string field)
    {
        var deployment = new Dictionary<string, string> { ["environment"] = "hostile", ["version"] = "1.0", [field] = Sql };
        using var response = await _api.Client.PostAsJsonAsync("/api/deployments", deployment, Cancellation);
        if (field is "deployedBy")
        {
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
            var body = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
            Assert.Equal(Sql, body.GetProperty(field).GetString());
        }
        else
        {
            var problem = await response.AssertProblemAsync(HttpStatusCode.BadRequest);
            Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        }
    }

    [Fact]
    public async Task TextOfAUserThatWouldBeACommandIsRefusedOrText()
    {
        using var named = await _api.Client.PutAsJsonAsync($"/api/users/{Uri.EscapeDataString(Sql)}", new { role = "viewer", password = Sql }, Cancellation);
        await named.AssertProblemAsync(HttpStatusCode.BadRequest);
        using var role = await _api.Client.PutAsJsonAsync("/api/users/hostile", new { role = Sql, password = Sql }, Cancellation);
        await role.AssertProblemAsync(HttpStatusCode.BadRequest);
        using var saved = await _api.Client.PutAsJsonAsync("/api/users/hostile", new { role = "viewer", password = Sql }, Cancellation);
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.NotEmpty(await _api.Client.TokenAsync("hostile", Sql));

        using var login = await _api.Client.PostAsJsonAsync("/api/login", new { name = "admin' --", password = "x' OR '1'='1" }, Cancellation);
        await login.AssertProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task ALargeBodyIsRefusedByWhateverReadsOne()
    {
        foreach (var route in (await WritingRoutes.ReadAsync(_api.Client)).Where(route => !route.StartsWith("DELETE", StringComparison.Ordinal)))
        {
            using var body = new StringContent($$"""{"environment":"staging","version":"{{new string('x', LargeBody)}}"}""", Encoding.UTF8, "application/json");
            using var response = await _api.Client.CallAsync(route, body);
            await response.AssertProblemAsync(HttpStatusCode.RequestEntityTooLarge);
        }
        foreach (var path in (string[])["/login", "/theme"])
        {
            using var form = new StringContent($"name=admin&theme={new string('x', LargeBody)}", Encoding.UTF8, "application/x-www-form-urlencoded");
            using var response = await _api.Client.CallAsync($"POST {path}", form);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        }
    }

    [Fact]
    public async Task ALargeBodyThatDoesNotSayHowLargeIsRefusedToo()
    {
        using var client = await RawClient.OpenAsync(_api);
        await client.SendAsync("POST /api/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        await client.SendAsync($"{80 * 1024:x}\r\n{{\"name\":\"{new string('x', 80 * 1024)}");
        Assert.StartsWith("HTTP/1.1 413", await client.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AClientThatTricklesIsLeft()
    {
        using var headers = await RawClient.OpenAsync(_api);
        await headers.SendAsync("GET /api/map HTTP/1.1\r\nHost: x\r\nX-Slow:");
        using var body = await RawClient.OpenAsync(_api);
        await body.SendAsync("POST /api/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
        foreach (var slow in (RawClient[])[headers, body])
        {
            Assert.StartsWith("HTTP/1.1 408", await slow.ReadAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task StreamsOfOneClientAreLimitedAndKeepNobodyElseOut()
    {
        const int Limit = 100;
        var streams = new List<HttpResponseMessage>();
        try
        {
            HttpResponseMessage last;
            while ((last = await _api.Client.GetAsync("/api/status/stream", HttpCompletionOption.ResponseHeadersRead, Cancellation)).IsSuccessStatusCode)
            {
                streams.Add(last);
                Assert.InRange(streams.Count, 1, Limit);
            }
            using (last)
            {
                await last.AssertProblemAsync(HttpStatusCode.ServiceUnavailable);
            }
            Assert.Equal(Limit, streams.Count);
            await _api.Client.GetStringAsync("/api/map", Cancellation);
        }
        finally
        {
            streams.ForEach(stream => stream.Dispose());
        }
        await Eventually.Async(async () =>
        {
            using var again = await _api.Client.GetAsync("/api/status/stream", HttpCompletionOption.ResponseHeadersRead, Cancellation);
            return again.IsSuccessStatusCode;
        }, "a place that was given back");
    }

    // Sends what no HTTP client would.
    private sealed class RawClient(TcpClient client) : IDisposable
    {
        public static async Task<RawClient> OpenAsync(ApiProcess api)
        {
            var client = new TcpClient();
            await client.ConnectAsync(api.Client.BaseAddress!.Host, api.Client.BaseAddress.Port, Cancellation);
            return new RawClient(client);
        }

        public async Task SendAsync(string text) => await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), Cancellation);

        public async Task<string> ReadAsync()
        {
            var buffer = new byte[4096];
            var read = await client.GetStream().ReadAsync(buffer, Cancellation).AsTask().WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
            return Encoding.ASCII.GetString(buffer, 0, read);
        }

        public void Dispose() => client.Dispose();
    }
}
