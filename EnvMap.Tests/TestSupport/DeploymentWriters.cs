using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace EnvMap.Tests.TestSupport;

/// <summary>Writes deployments side by side, and remembers those that the API acknowledged.</summary>
internal sealed class DeploymentWriters(HttpClient client)
{
    private readonly ConcurrentQueue<string> _acknowledged = new();

    public int Acknowledged => _acknowledged.Count;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Ends when each has been refused because the database is away; anything else fails.</summary>
    public Task WriteUntilRefusedAsync(int writers) => Task.WhenAll(Enumerable.Range(0, writers).Select(async number =>
    {
        while (await WriteAsync($"1.{number}.0"))
        {
        }
    }));

    /// <summary>Writes one; false where the answer is that the database is away.</summary>
    public async Task<bool> WriteAsync(string version)
    {
        using var response = await client.PostAsJsonAsync("/api/deployments", new { environment = "staging", version }, Cancellation);
        if (response.StatusCode is HttpStatusCode.ServiceUnavailable)
        {
            await response.AssertDatabaseAwayAsync();
            return false;
        }
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        _acknowledged.Enqueue((await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("id").GetString()!);
        return true;
    }

    /// <summary>Those that were acknowledged and are not listed.</summary>
    public async Task<IEnumerable<string>> LostAsync()
    {
        var kept = new List<string>();
        for (string? next = "/api/deployments?limit=200"; next is not null;)
        {
            var page = await client.GetFromJsonAsync<JsonElement>(next, Cancellation);
            kept.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            next = page.GetProperty("next").GetString();
        }
        return _acknowledged.Except(kept);
    }
}
