using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Api;

[Collection(nameof(PostgresTests))]
public sealed class AuthTests(SharedApi shared, PostgresServer postgres) : IClassFixture<SharedApi>
{
    private const string Password = "correct horse battery";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("forged signature")]
    [InlineData("other secret")]
    [InlineData("alg none")]
    [InlineData("other algorithm")]
    [InlineData("expired")]
    [InlineData("not yet valid")]
    [InlineData("other audience")]
    [InlineData("other issuer")]
    [InlineData("no expiry")]
    [InlineData("other key id")]
    [InlineData("garbage")]
    public async Task ATokenThatIsNotOursOpensNothing(string damage)
    {
        using var client = await AnonymousAsync();
        var token = Damage(await AdminTokenAsync(), damage);
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var response = await PostAsync(client);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        using var users = await client.GetAsync("/api/users", Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, users.StatusCode);
    }

    [Theory]
    [InlineData("none of them", HttpStatusCode.Created)]
    [InlineData("other role", HttpStatusCode.Forbidden)]
    public async Task ATokenMadeTheSameWayOpensWhatItsRoleMay(string damage, HttpStatusCode expected)
    {
        using var client = await AnonymousAsync();
        client.DefaultRequestHeaders.Authorization = new("Bearer", Damage(await AdminTokenAsync(), damage));
        using var response = await PostAsync(client);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task ReadingNeedsAUserOutsideLocal()
    {
        await using var api = await ApiProcess.StartReadyAsync(await postgres.CreateDatabaseAsync(), variables: ("EnvMap__ReadPolicy", ""));
        using var anonymous = new HttpClient { BaseAddress = api.Client.BaseAddress };
        foreach (var path in (string[])["/api/map", "/api/tools/nginx", "/api/profiles", "/api/profiles/local-1", "/api/diff?from=local-0&to=local-1", "/api/deployments"])
        {
            // The first answer must not stand in a cache for the second.
            using var allowed = await api.Client.GetAsync(path, Cancellation);
            Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
            using var refused = await anonymous.GetAsync(path, Cancellation);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }
        await anonymous.GetStringAsync("/health", Cancellation);

        await using var local = await ApiProcess.StartReadyAsync(await postgres.CreateDatabaseAsync(), "Development", ("EnvMap__ReadPolicy", ""));
        using var developer = new HttpClient { BaseAddress = local.Client.BaseAddress };
        await developer.GetStringAsync("/api/map", Cancellation);
    }

    [Theory]
    [InlineData("EnvMap__Auth__SigningSecret", null, "EnvMap:Auth:SigningSecret is not set")]
    [InlineData("EnvMap__Auth__SigningSecret", "short", "SigningSecret")]
    [InlineData("EnvMap__Auth__AdminPassword", "short", "AdminPassword")]
    [InlineData("EnvMap__Auth__AdminPassword", "long", "AdminPassword")]
    public async Task ASecretThatNobodyCouldLogInWithEndsTheStart(string variable, string? value, string message)
    {
        await using var process = ApiProcess.StartProcess(
            "Host=127.0.0.1;Port=1;Database=none;Username=nobody", "Staging", (variable, value is "long" ? new string('x', 201) : value!));
        Assert.Equal(2, await process.WaitForExitAsync());
        Assert.Contains(message, process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("xxxx", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherInstanceAcceptsTheTokenAndTheSecretCanBeChanged()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var first = await ApiProcess.StartReadyAsync(database);
        await using var second = await ApiProcess.StartReadyAsync(database);
        await using var changed = await ApiProcess.StartReadyAsync(database, variables:
            [("EnvMap__Auth__SigningSecret", "the-next-signing-secret-of-the-tests"), ("EnvMap__Auth__PreviousSigningSecret", ApiLogin.SigningSecret)]);
        await using var stranger = await ApiProcess.StartReadyAsync(database, variables: ("EnvMap__Auth__SigningSecret", "a-strangers-signing-secret-of-his-own"));
        foreach (var (api, expected) in new[] { (second, HttpStatusCode.Created), (changed, HttpStatusCode.Created), (stranger, HttpStatusCode.Unauthorized) })
        {
            api.Client.DefaultRequestHeaders.Authorization = first.Client.DefaultRequestHeaders.Authorization;
            using var response = await PostAsync(api.Client);
            Assert.Equal(expected, response.StatusCode);
        }
    }

    [Fact]
    public async Task GuessingAPasswordIsRefusedAfterAFewTries()
    {
        await using var api = await ApiProcess.StartReadyAsync(await postgres.CreateDatabaseAsync());
        var answers = new List<HttpStatusCode>();
        for (var number = 0; number < 8; number++)
        {
            using var response = await api.Client.PostAsJsonAsync("/api/login", new { name = number % 2 is 0 ? "editor" : "EDITOR", password = $"guess {number}" }, Cancellation);
            answers.Add(response.StatusCode);
            if (response.StatusCode is HttpStatusCode.TooManyRequests)
            {
                Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
            }
        }
        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.Unauthorized, 5), .. Enumerable.Repeat(HttpStatusCode.TooManyRequests, 3)], answers);

        // Other names from the same address have their own few, until the address has had enough.
        var byAddress = new List<HttpStatusCode>();
        for (var number = 0; number < 20; number++)
        {
            using var response = await api.Client.PostAsJsonAsync("/api/login", new { name = $"user{number}", password = "guess" }, Cancellation);
            byAddress.Add(response.StatusCode);
        }
        Assert.Equal(HttpStatusCode.Unauthorized, byAddress[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, byAddress[^1]);
        Assert.DoesNotContain("guess", api.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PasswordsAreKeptAsHashesAndLoggedNowhere()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var api = await ApiProcess.StartReadyAsync(database, variables: ("Logging__LogLevel__Default", "Debug"));
        using var saved = await api.Client.PutAsJsonAsync("/api/users/somebody", new { role = "editor", password = Password }, Cancellation);
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.DoesNotContain("assword", await saved.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);

        await using var source = Npgsql.NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("SELECT string_agg(password_hash, ' ') FROM users");
        var hashes = (string)(await command.ExecuteScalarAsync(Cancellation))!;
        Assert.DoesNotContain(Password, hashes, StringComparison.Ordinal);
        Assert.All(hashes.Split(' '), hash => Assert.Equal(1, Convert.FromBase64String(hash)[0]));
        foreach (var secret in (string[])[Password, ApiLogin.AdminPassword, ApiLogin.SigningSecret])
        {
            Assert.DoesNotContain(secret, api.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TheLastAdminStays()
    {
        await using var api = await ApiProcess.StartReadyAsync(await postgres.CreateDatabaseAsync());
        using var removed = await api.Client.DeleteAsync("/api/users/Admin", Cancellation);
        Assert.Equal(HttpStatusCode.Conflict, removed.StatusCode);
        using var lowered = await api.Client.PutAsJsonAsync("/api/users/admin", new { role = "viewer" }, Cancellation);
        Assert.Equal(HttpStatusCode.Conflict, lowered.StatusCode);

        using var other = await api.Client.PutAsJsonAsync("/api/users/other", new { role = "admin", password = Password }, Cancellation);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        using var gone = await api.Client.DeleteAsync("/api/users/admin", Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        using var unknown = await api.Client.DeleteAsync("/api/users/admin", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private async Task<HttpClient> AnonymousAsync() => new() { BaseAddress = (await shared.StartAsync()).Client.BaseAddress };

    // The one of the shared client: each login counts against the limits.
    private async Task<string> AdminTokenAsync() => (await shared.StartAsync()).Client.DefaultRequestHeaders.Authorization!.Parameter!;

    private static Task<HttpResponseMessage> PostAsync(HttpClient client) =>
        client.PostAsJsonAsync("/api/deployments", new { environment = "staging", version = "1.0" }, Cancellation);

    // Takes a good token apart, changes it, and signs it again with the right key, except where the signature is what is damaged.
    private static string Damage(string token, string damage)
    {
        var parts = token.Split('.');
        var header = JsonNode.Parse(Decode(parts[0]))!.AsObject();
        var payload = JsonNode.Parse(Decode(parts[1]))!.AsObject();
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var key = KeyOf(ApiLogin.SigningSecret);
        switch (damage)
        {
            case "garbage":
                return "not.a.token";
            case "alg none":
                header["alg"] = "none";
                return $"{Encode(header)}.{Encode(payload)}.";
            case "other algorithm":
                header["alg"] = "HS512";
                return Sign(HMACSHA512.HashData);
            case "other secret":
                key = KeyOf("a-strangers-signing-secret-of-his-own");
                break;
            case "other key id":
                header["kid"] = "000000000000";
                break;
            case "expired":
                (payload["nbf"], payload["exp"]) = (now - 7200, now - 3600);
                break;
            case "not yet valid":
                (payload["nbf"], payload["exp"]) = (now + 3600, now + 7200);
                break;
            case "other audience":
                payload["aud"] = "another";
                break;
            case "other issuer":
                payload["iss"] = "another";
                break;
            case "other role":
                payload["role"] = "Root";
                break;
            case "no expiry":
                payload.Remove("exp");
                break;
            case "forged signature":
                payload["role"] = "Admin";
                payload["sub"] = "somebody-else";
                return $"{parts[0]}.{Encode(payload)}.{parts[2]}";
        }
        return Sign(HMACSHA256.HashData);

        string Sign(Func<byte[], byte[], byte[]> hash)
        {
            var text = $"{Encode(header)}.{Encode(payload)}";
            return $"{text}.{System.Buffers.Text.Base64Url.EncodeToString(hash(key, Encoding.ASCII.GetBytes(text)))}";
        }
    }

    private static byte[] KeyOf(string secret)
    {
        var period = DateTimeOffset.UtcNow.Ticks / TimeSpan.FromDays(30).Ticks;
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 38, info: Encoding.UTF8.GetBytes($"EnvMap token {period}"))[..32];
    }

    private static byte[] Decode(string part) => System.Buffers.Text.Base64Url.DecodeFromChars(part);

    private static string Encode(JsonObject part) => System.Buffers.Text.Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
