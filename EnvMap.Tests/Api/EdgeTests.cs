using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Api;

/// <summary>What the API tells and believes behind the edge.</summary>
[Collection(nameof(PostgresTests))]
public sealed class EdgeTests(PostgresServer postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MetricsAndWhatHealthDependsOnStayInside()
    {
        await using var api = await ApiProcess.StartReadyAsync(await postgres.CreateDatabaseAsync());
        await using var edge = await EdgeProcess.StartAsync(api);
        using var outside = new HttpClient { BaseAddress = edge.Address };

        Assert.Contains("http_server_", await api.Client.GetStringAsync("/metrics", Cancellation), StringComparison.Ordinal);
        foreach (var path in (string[])["/metrics", "/METRICS", "/metrics/", "/./metrics", "/x/../metrics", "/%6detrics"])
        {
            using var metrics = await outside.GetAsync(path, Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, metrics.StatusCode);
            Assert.DoesNotContain("http_server_", await metrics.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }
        Assert.True((await api.Client.GetFromJsonAsync<JsonElement>("/health", Cancellation)).TryGetProperty("checks", out _));
        foreach (var path in (string[])["/health", "/alive"])
        {
            Assert.Equal("""{"status":"Healthy"}""", await outside.GetStringAsync(path, Cancellation));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("true")]
    public async Task TriesAreCountedByTheClientOfAKnownEdge(string enabledByHost)
    {
        await using var api = await ApiProcess.StartReadyAsync(
            await postgres.CreateDatabaseAsync(), variables: [("EnvMap__KnownProxies", "127.0.0.1, ::1"), ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", enabledByHost)]);
        await using var edge = await EdgeProcess.StartAsync(api);
        using var attacker = From("127.0.0.2", edge.Address);
        var answers = new List<HttpStatusCode>();
        for (var number = 0; number < 7; number++)
        {
            // Whatever the client itself says about where it is.
            attacker.DefaultRequestHeaders.Remove("X-Forwarded-For");
            attacker.DefaultRequestHeaders.Add("X-Forwarded-For", $"203.0.113.{number}, 127.0.0.1");
            answers.Add(await TryAsync(attacker, $"guess {number}"));
        }
        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.Unauthorized, 5), .. Enumerable.Repeat(HttpStatusCode.TooManyRequests, 2)], answers);

        using var owner = From("127.0.0.3", edge.Address);
        Assert.Equal(HttpStatusCode.OK, await TryAsync(owner, ApiLogin.AdminPassword));
    }

    [Fact]
    public async Task WhoeverIsNoKnownEdgeIsNotBelieved()
    {
        await using var api = await ApiProcess.StartReadyAsync(await postgres.CreateDatabaseAsync(), variables: ("EnvMap__KnownProxies", "10.0.0.0/8"));
        var last = HttpStatusCode.OK;
        for (var number = 0; number < 6; number++)
        {
            api.Client.DefaultRequestHeaders.Remove("X-Forwarded-For");
            api.Client.DefaultRequestHeaders.Add("X-Forwarded-For", $"203.0.113.{number}");
            last = await TryAsync(api.Client, "guess");
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Fact]
    public async Task AnEdgeThatIsNoAddressEndsTheStart()
    {
        await using var process = ApiProcess.StartProcess(postgres.ConnectionString("none"), "Production", ("EnvMap__KnownProxies", "127.0.0.1,edge,10.0.0.0/99"));
        Assert.Equal(2, await process.WaitForExitAsync());
        Assert.Contains("EnvMap:KnownProxies: 'edge' is neither an address nor a network.", process.Output, StringComparison.Ordinal);
        Assert.Contains("EnvMap:KnownProxies: '10.0.0.0/99' is neither an address nor a network.", process.Output, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> TryAsync(HttpClient client, string password)
    {
        using var response = await client.PostAsJsonAsync("/api/login", new { name = "admin", password }, Cancellation);
        return response.StatusCode;
    }

    // All of 127.0.0.0/8 is this machine.
    private static HttpClient From(string source, Uri address) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(source), 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = address,
    };
}
