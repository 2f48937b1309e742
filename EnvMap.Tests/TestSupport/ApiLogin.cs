using System.Net.Http.Json;
using System.Text.Json;

namespace EnvMap.Tests.TestSupport;

/// <summary>Users of the API in tests.</summary>
internal static class ApiLogin
{
    public const string AdminPassword = "planted-admin-password";
    public const string SigningSecret = "planted-signing-secret-of-the-tests";

    /// <summary>Sends the admin's token with every request of this client.</summary>
    public static async Task LogInAsync(this HttpClient client) =>
        client.DefaultRequestHeaders.Authorization = new("Bearer", await client.TokenAsync("admin", AdminPassword));

    public static async Task<string> TokenAsync(this HttpClient client, string name, string password)
    {
        using var response = await client.PostAsJsonAsync("/api/login", new { name, password }, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{name} was not let in: {body}");
        return body.GetProperty("token").GetString()!;
    }
}
