using System.Net;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Api.Pages;

[Collection(nameof(PostgresTests))]
public sealed class LoginPageTests(PostgresServer postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task APersonIsLedToTheLoginAndBack()
    {
        await using var api = await StartAsync();
        using var browser = new Browser(api);

        using var refused = await browser.GetAsync("/tools/nginx?x=1");
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.Equal("/login?back=%2Ftools%2Fnginx%3Fx%3D1", refused.Headers.Location!.OriginalString);
        Assert.Contains("Log in", await browser.ReadAsync("/login"), StringComparison.Ordinal);

        using var entered = await browser.PostAsync("/login", ("name", "admin"), ("password", ApiLogin.AdminPassword), ("back", "/tools/nginx?x=1"));
        Assert.Equal("/tools/nginx?x=1", entered.Headers.Location!.OriginalString);
        var cookie = Assert.Single(entered.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("admin", await browser.ReadAsync("/tools/nginx"), StringComparison.Ordinal);
        Assert.Contains("\"cells\"", await browser.ReadAsync("/api/status"), StringComparison.Ordinal);

        using var left = await browser.PostAsync("/logout");
        using var again = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task TheCookieOfABrowserWritesNothing()
    {
        await using var api = await StartAsync();
        using var browser = new Browser(api);
        using var entered = await browser.PostAsync("/login", ("name", "admin"), ("password", ApiLogin.AdminPassword));
        Assert.Equal("/", entered.Headers.Location!.OriginalString);

        using var listed = await browser.GetAsync("/api/users");
        Assert.Equal(HttpStatusCode.OK, listed.StatusCode);
        using var written = await browser.SendAsync(HttpMethod.Delete, "/api/users/admin");
        Assert.Equal(HttpStatusCode.Unauthorized, written.StatusCode);
    }

    [Theory]
    [InlineData("admin", "wrong")]
    [InlineData("admin", "")]
    [InlineData("", "wrong")]
    [InlineData("<script>alert(1)</script>", "wrong")]
    public async Task AWrongPasswordIsToldAndNothingElse(string name, string password)
    {
        await using var api = await StartAsync();
        using var browser = new Browser(api);
        using var refused = await browser.PostAsync("/login", ("name", name), ("password", password), ("back", "/diff"));
        Assert.Equal("/login?problem=Wrong&back=%2Fdiff", refused.Headers.Location!.OriginalString);
        Assert.False(refused.Headers.Contains("Set-Cookie"));
        Assert.Contains("The name or the password is wrong.", await browser.ReadAsync(refused.Headers.Location.OriginalString), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task NobodyIsLedElsewhere(string back)
    {
        await using var api = await StartAsync();
        using var browser = new Browser(api);
        using var entered = await browser.PostAsync("/login", ("name", "admin"), ("password", ApiLogin.AdminPassword), ("back", back));
        Assert.Equal("/", entered.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/login")]
    [InlineData("/logout")]
    public async Task TheFormOfAnotherSiteIsRefused(string path)
    {
        await using var api = await StartAsync();
        using var browser = new Browser(api) { Origin = "https://elsewhere.example" };
        using var response = await browser.PostAsync(path, ("name", "admin"), ("password", ApiLogin.AdminPassword));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task WithTheDatabaseAwayTheLoginSaysSo()
    {
        await using var api = await ApiProcess.StartAsync("Host=127.0.0.1;Port=1;Database=none;Username=nobody", variables: ("EnvMap__ReadPolicy", "Authenticated"));
        using var browser = new Browser(api);
        using var refused = await browser.PostAsync("/login", ("name", "admin"), ("password", ApiLogin.AdminPassword));
        Assert.Contains("cannot be read now", await browser.ReadAsync(refused.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BeforeTheUsersCanBeReadTheLoginSaysSo()
    {
        var database = await postgres.CreateDatabaseAsync();
        await PostgresServer.ExecuteAsync(database, """
            CREATE TABLE schema_migrations (version integer PRIMARY KEY, name text, checksum text, applied_at timestamptz NOT NULL DEFAULT now());
            INSERT INTO schema_migrations VALUES (1, 'of another version', 'another');
            """);
        await using var api = await ApiProcess.StartAsync(database, variables: ("EnvMap__ReadPolicy", "Authenticated"));
        await api.WaitForHealthAsync(HttpStatusCode.ServiceUnavailable, "migration");
        using var browser = new Browser(api);
        using var refused = await browser.PostAsync("/login", ("name", "admin"), ("password", ApiLogin.AdminPassword));
        Assert.Equal("/login?problem=Away", refused.Headers.Location!.OriginalString);
    }

    private async Task<ApiProcess> StartAsync() =>
        await ApiProcess.StartReadyAsync(await postgres.CreateDatabaseAsync(), variables: ("EnvMap__ReadPolicy", "Authenticated"));

    // Keeps cookies and follows nothing.
    private sealed class Browser(ApiProcess api) : IDisposable
    {
        private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = api.Client.BaseAddress };

        public string? Origin { get; init; }

        public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

        public async Task<string> ReadAsync(string path)
        {
            using var response = await GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return await response.Content.ReadAsStringAsync(Cancellation);
        }

        public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
            SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

        public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null)
        {
            using var request = new HttpRequestMessage(method, path) { Content = content };
            request.Headers.Accept.ParseAdd("text/html");
            if (Origin is not null)
            {
                request.Headers.Add("Origin", Origin);
            }
            return await _client.SendAsync(request, Cancellation);
        }

        public void Dispose() => _client.Dispose();
    }
}
