using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tests.TestSupport;

/// <summary>A published profile that runs, asked whether it does what its rows say.</summary>
internal sealed class RunningProfile(ComposeProject project, string profile, string domain)
{
    private const string Path = "api/map?section=database";

    /// <summary>What the cells say that every profile has.</summary>
    private static readonly string[] s_rows =
    [
        "Docker Compose", "Nginx", "PostgreSQL (Docker)", "Console Logging", "Docker CLI", ".env files", "Docker Networks", "In-Memory Cache", "PostgreSQL Cache", "Docker Volumes",
        "JWT Authentication",
    ];

    /// <summary>A client of the edge that asks for a host of the profile's domain.</summary>
    public async Task<HttpClient> ConnectAsync(string host = "api")
    {
        var client = new HttpClient { BaseAddress = await project.AddressOfAsync("edge", 8080), Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.Host = $"{host}.{domain}";
        return client;
    }

    /// <summary>A client of the API that is its administrator.</summary>
    public async Task<HttpClient> LogInAsync(string password)
    {
        var client = await ConnectAsync();
        var login = await client.PostAsJsonAsync("api/login", new { name = "admin", password }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, login.StatusCode);
        var token = JsonNode.Parse(await login.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["token"]!.GetValue<string>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Has the API keep a deployment, by whose version it is found again.</summary>
    public static async Task KeepAsync(HttpClient api, string version)
    {
        using var report = await api.PostAsJsonAsync("api/deployments", new { environment = "staging", version }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, report.StatusCode);
    }

    public static async Task<bool> HoldsAsync(HttpClient api, string version) =>
        (await api.GetStringAsync("api/deployments", TestContext.Current.CancellationToken)).Contains(version, StringComparison.Ordinal);

    /// <summary>What PostgreSQL answers.</summary>
    public async Task<string> AskAsync(string sql) => (await project.RunAsync(
        "exec", "--no-TTY", "postgres", "sh", "-c",
        $"PGPASSWORD=$(cat $POSTGRES_PASSWORD_FILE) psql --host 127.0.0.1 --username postgres --dbname envmapdb --quiet --tuples-only --no-align --command \"{sql}\"")).Trim();

    /// <summary>Asks for what the cells of the profile say, and records that it was seen.</summary>
    public async Task ObserveAsync(HttpClient api, params IEnumerable<string> furtherRows)
    {
        await ServesByNameAsync();
        var answer = await api.GetStringAsync(Path, TestContext.Current.CancellationToken);
        await Eventually.Async(
            async () => await AskAsync("SELECT count(*) > 0 AND bool_and(relpersistence = 'u') FROM cache_entries, pg_class WHERE relname = 'cache_entries'") is "t",
            "an entry of the cache in its unlogged table");
        // What is answered now has been in memory: made anew, it would have its entry again, before that of another answer.
        var entry = await AskAsync("SELECT md5(key) FROM cache_entries WHERE key ILIKE '%/map/%section=database'");
        Assert.Matches("^[0-9a-f]{32}$", entry);
        await AskAsync("DELETE FROM cache_entries");
        Assert.Equal(answer, await api.GetStringAsync(Path, TestContext.Current.CancellationToken));
        await api.GetStringAsync("api/map?section=caching", TestContext.Current.CancellationToken);
        await Eventually.Async(async () => await AskAsync($"SELECT count(*) FROM cache_entries WHERE md5(key) <> '{entry}'") is not "0", "an entry of another answer");
        Assert.Equal("0", await AskAsync($"SELECT count(*) FROM cache_entries WHERE md5(key) = '{entry}'"));

        // Compose writes codes of a terminal before a line.
        var log = (await project.RunAsync("logs", "--no-log-prefix", "api")).Split('\n');
        Assert.Equal(profile.StartsWith("local", StringComparison.Ordinal), !log.Any(line => line.Contains("{\"Timestamp\"", StringComparison.Ordinal)));
        Assert.Contains(log, line => line.Contains("EnvMap", StringComparison.Ordinal));
        Assert.Equal("internal", await DockerEngine.RunAsync("network", "inspect", "--format", "{{if .Internal}}internal{{end}}", $"{project.Name}_data"));

        foreach (var row in s_rows.Concat(furtherRows))
        {
            await EvidenceResults.RecordAsync(row, profile, EvidenceGrade.Observed, "docker compose up");
        }
    }

    // The API is also what the edge answers with to names that it does not know: of its own name nginx itself is asked.
    private async Task ServesByNameAsync() =>
        Assert.Contains($"server_name api.{domain};", await project.RunAsync("exec", "--no-TTY", "edge", "nginx", "-T"), StringComparison.Ordinal);
}
