using System.Net;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Api;

/// <summary>A server of its own, which is killed in the midst of writing.</summary>
public sealed class DatabaseLossTests
{
    private const int Writers = 8;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadingGoesOnWritingIsRefusedAndNothingAcknowledgedIsLost()
    {
        await using var server = new PostgresServer();
        await server.InitializeAsync();
        await using var api = await ApiProcess.StartReadyAsync(await server.CreateDatabaseAsync());
        var routes = await WritingRoutes.ReadAsync(api.Client);
        await api.Client.GetStringAsync("/api/map", Cancellation);

        var writers = new DeploymentWriters(api.Client);
        for (var round = 1; round <= 2; round++)
        {
            var enough = writers.Acknowledged + (Writers * 10);
            var writing = writers.WriteUntilRefusedAsync(Writers);
            await Eventually.Async(() => writers.Acknowledged > enough, "some deployments");
            await server.KillAsync();
            await writing;
            foreach (var route in routes)
            {
                using var refused = await api.Client.CallAsync(route);
                await refused.AssertDatabaseAwayAsync();
            }
            await ReadAsync(api);

            await server.StartAsync();
            await api.WaitForHealthAsync(HttpStatusCode.OK);
            Assert.True(await writers.WriteAsync("2.0.0"));
            Assert.Empty(await writers.LostAsync());
        }
    }

    // What was read before, what nobody has asked for yet, and pages.
    private static async Task ReadAsync(ApiProcess api)
    {
        foreach (var path in (string[])["/api/map", "/api/map?type=AWS", "/api/profiles/local-0", "/api/tools/nginx", "/api/status", "/", "/tools/nginx", "/diff", "/parity"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Accept.ParseAdd(path.StartsWith("/api", StringComparison.Ordinal) ? "application/json" : "text/html");
            using var response = await api.Client.SendAsync(request, Cancellation);
            Assert.True(response.StatusCode is HttpStatusCode.OK, $"{path}: {response.StatusCode}");
        }
    }
}
