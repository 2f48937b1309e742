using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Api;

/// <summary>Who may write what, on every route that writes.</summary>
[Collection(nameof(PostgresTests))]
public sealed class RoleTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private const string Password = "correct horse battery";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WithoutATokenNothingIsWritten()
    {
        var api = await shared.StartAsync();
        using var client = new HttpClient { BaseAddress = api.Client.BaseAddress };
        foreach (var route in await ProtectedAsync(api))
        {
            using var response = await client.CallAsync(route);
            await response.AssertProblemAsync(HttpStatusCode.Unauthorized);
            Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        }
        using var users = await client.GetAsync("/api/users", Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, users.StatusCode);
    }

    [Theory]
    [InlineData("viewer")]
    [InlineData("editor", "POST /api/deployments", "POST /api/drift", "POST /api/evidence")]
    [InlineData("admin", "POST /api/deployments", "POST /api/drift", "POST /api/evidence", "PUT /api/users/somebody", "DELETE /api/users/somebody")]
    public async Task ARoleMayDoWhatItMayAndNoMore(string role, params string[] allowed)
    {
        var api = await shared.StartAsync();
        using var client = await LoggedInAsAsync(api, $"some-{role}", role);
        foreach (var route in await ProtectedAsync(api))
        {
            using var response = await client.CallAsync(route);
            if (allowed.Contains(route))
            {
                Assert.True(response.IsSuccessStatusCode, $"{route}: {response.StatusCode}");
            }
            else
            {
                await response.AssertProblemAsync(HttpStatusCode.Forbidden);
            }
        }
        using var listed = await client.GetAsync("/api/users", Cancellation);
        Assert.Equal(role is "admin" ? HttpStatusCode.OK : HttpStatusCode.Forbidden, listed.StatusCode);
    }

    [Theory]
    [InlineData("viewer")]
    [InlineData("editor")]
    public async Task NobodyRaisesOwnRoleOrTouchesAnAdmin(string role)
    {
        var api = await shared.StartAsync();
        var name = $"low-{role}";
        using var client = await LoggedInAsAsync(api, name, role);
        foreach (var target in (string[])[name, name.ToUpperInvariant(), "admin"])
        {
            using var raised = await client.PutAsJsonAsync($"/api/users/{target}", new { role = "admin", password = Password }, Cancellation);
            await raised.AssertProblemAsync(HttpStatusCode.Forbidden);
            using var removed = await client.DeleteAsync($"/api/users/{target}", Cancellation);
            await removed.AssertProblemAsync(HttpStatusCode.Forbidden);
        }
        var users = await api.Client.GetFromJsonAsync<JsonElement>("/api/users", Cancellation);
        var roles = users.EnumerateArray().ToDictionary(user => user.GetProperty("name").GetString()!, user => user.GetProperty("role").GetString());
        Assert.Equal((role, "admin"), (roles[name], roles["admin"]));
    }

    [Fact]
    public async Task AReportIsByWhoeverReportsItUnlessItSaysOtherwise()
    {
        var api = await shared.StartAsync();
        using var client = await LoggedInAsAsync(api, "reporter", "editor");
        Assert.Equal("reporter", await ByAsync(new { environment = "staging", version = "1.0" }));
        Assert.Equal("pipeline 7", await ByAsync(new { environment = "staging", version = "1.0", deployedBy = "pipeline 7" }));

        async Task<string?> ByAsync(object body)
        {
            using var response = await client.PostAsJsonAsync("/api/deployments", body, Cancellation);
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
            return (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("deployedBy").GetString();
        }
    }

    private static async Task<IEnumerable<string>> ProtectedAsync(ApiProcess api) => (await WritingRoutes.ReadAsync(api.Client)).Except([WritingRoutes.Login]);

    private static async Task<HttpClient> LoggedInAsAsync(ApiProcess api, string name, string role)
    {
        using var saved = await api.Client.PutAsJsonAsync($"/api/users/{name}", new { role, password = Password }, Cancellation);
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        var client = new HttpClient { BaseAddress = api.Client.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await client.TokenAsync(name, Password));
        return client;
    }
}
