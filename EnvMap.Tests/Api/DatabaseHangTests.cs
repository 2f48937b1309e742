using System.Net;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Api;

/// <summary>A server that takes connections and answers nothing, as one does that is paused or behind a network that drops packets.</summary>
public sealed class DatabaseHangTests
{
    // The driver itself would wait for longer than any test does.
    private const string Patient = ";Timeout=600;Command Timeout=600;Cancellation Timeout=600000";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadingDoesNotWaitForTheDriver()
    {
        await using var server = new PostgresServer();
        await server.InitializeAsync();
        await using var api = await ApiProcess.StartReadyAsync(await server.CreateDatabaseAsync() + Patient);
        await server.FreezeAsync();
        try
        {
            foreach (var path in (string[])["/api/map?section=database", "/api/map?section=caching", "/api/profiles/staging-2", "/api/status", "/", "/tools/nginx"])
            {
                using var response = await api.Client.GetAsync(path, Cancellation);
                Assert.True(response.StatusCode is HttpStatusCode.OK, $"{path}: {response.StatusCode}");
            }
            using var away = await api.Client.GetAsync("/deployments", Cancellation);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
            Assert.Contains("did not answer within", await away.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }
        finally
        {
            await server.ThawAsync();
        }
        using var back = await api.Client.GetAsync("/api/deployments", Cancellation);
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        Assert.Single(api.Output.Split('\n'), line => line.Contains("second level does not answer", StringComparison.Ordinal));
        Assert.DoesNotContain("Cache backend", api.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatNeedsTheDatabaseSaysThatItIsAway()
    {
        await using var server = new PostgresServer();
        await server.InitializeAsync();
        await using var api = await ApiProcess.StartReadyAsync(await server.CreateDatabaseAsync());
        await server.FreezeAsync();
        try
        {
            foreach (var route in await WritingRoutes.ReadAsync(api.Client))
            {
                using var refused = await api.Client.CallAsync(route);
                await refused.AssertDatabaseAwayAsync();
            }
        }
        finally
        {
            await server.ThawAsync();
        }
        await api.WaitForHealthAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task AServerThatOnlyReadsNowTakesNoWork()
    {
        await using var server = new PostgresServer();
        await server.InitializeAsync();
        var database = await server.CreateDatabaseAsync();
        await using var api = await ApiProcess.StartReadyAsync(database);
        await PostgresServer.ExecuteAsync(
            database, "ALTER SYSTEM SET default_transaction_read_only = on; SELECT pg_reload_conf()");
        await Eventually.Async(async () =>
        {
            using var refused = await api.Client.CallAsync("POST /api/deployments");
            return refused.StatusCode is not HttpStatusCode.Created;
        }, "the setting to hold");
        using var response = await api.Client.CallAsync("POST /api/deployments");
        await response.AssertDatabaseAwayAsync();
    }
}
