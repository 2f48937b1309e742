using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace EnvMap.Tests.TestSupport;

/// <summary>Every route of the API that writes, as its OpenAPI document names them.</summary>
internal static class WritingRoutes
{
    public const string Login = "POST /api/login";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The routes, such as <c>PUT /api/users/somebody</c>.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(HttpClient client)
    {
        var document = await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Cancellation);
        return
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               where operation.Name is not ("get" or "head" or "parameters")
               select $"{operation.Name.ToUpperInvariant()} {path.Name.Replace("{name}", "somebody", StringComparison.Ordinal)}",
        ];
    }

    /// <summary>Calls a route with a body that any of them accepts.</summary>
    public static async Task<HttpResponseMessage> CallAsync(this HttpClient client, string route, HttpContent? body = null)
    {
        var (method, path) = (route.Split(' ')[0], route.Split(' ')[1]);
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = body ?? JsonContent.Create(new { environment = "staging", version = "1.0", name = "somebody", password = "correct horse battery", role = "viewer", profile = "staging-0", cells = Array.Empty<object>() }),
            Headers = { ExpectContinue = body is not null },
        };
        return await client.SendAsync(request, Cancellation);
    }

    /// <summary>Asserts that the answer is a problem document of this status.</summary>
    public static async Task<JsonElement> AssertProblemAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        return problem;
    }

    /// <summary>Asserts that the answer is that the database is away.</summary>
    public static async Task AssertDatabaseAwayAsync(this HttpResponseMessage response)
    {
        await response.AssertProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(response.Headers.RetryAfter?.Delta);
    }
}
