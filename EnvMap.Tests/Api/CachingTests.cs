using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnvMap.Tests.TestSupport;
using Npgsql;

namespace EnvMap.Tests.Api;

[Collection(nameof(PostgresTests))]
public sealed class CachingTests(PostgresServer postgres)
{
    private const string Path = "/api/map?section=database";
    private const string MapKeys = "key LIKE '%/map/%'";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnotherInstanceFindsInPostgreSqlWhatTheFirstHasMade()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var first = await ApiProcess.StartReadyAsync(database);
        await first.Client.GetStringAsync(Path, Cancellation);
        await Eventually.Async(async () => await CountAsync(database, MapKeys) == 1, "the entry of the cache");
        Assert.Equal("u", await ScalarAsync(database, "SELECT relpersistence::text FROM pg_class WHERE relname = 'cache_entries'"));

        // A mark in what is stored shows where the second instance's answer comes from.
        await PostgresServer.ExecuteAsync(database, """
            UPDATE cache_entries SET value = decode(replace(encode(value, 'hex'), encode('RDS PostgreSQL', 'hex'), encode('SQL out of DB.', 'hex')), 'hex')
            """);
        await using var second = await ApiProcess.StartReadyAsync(database);
        Assert.Contains("SQL out of DB.", await second.Client.GetStringAsync(Path, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnExpiredEntryIsMadeAnew()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var first = await ApiProcess.StartReadyAsync(database);
        var answer = await first.Client.GetStringAsync(Path, Cancellation);
        await Eventually.Async(async () => await CountAsync(database, MapKeys) == 1, "the entry of the cache");
        await PostgresServer.ExecuteAsync(database, "UPDATE cache_entries SET value = 'old', expires_at = now() - interval '1 second'");

        await using var second = await ApiProcess.StartReadyAsync(database);
        Assert.Equal(answer, await second.Client.GetStringAsync(Path, Cancellation));
        await Eventually.Async(async () => await CountAsync(database, $"{MapKeys} AND expires_at > now()") == 1, "the entry of the cache");
    }

    [Fact]
    public async Task WhatCanBeAskedForInEndlessWaysIsNotKept()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var api = await ApiProcess.StartReadyAsync(database);
        foreach (var path in (string[])
            [
                "/api/map?q=postgres", "/api/map?phase=77", "/api/map?phase=0&phase=2", "/api/map?section=database&type=AWS", "/api/profiles/staging-77",
                "/api/profiles/STAGING-000", "/api/diff?from=staging-0&to=staging-77",
            ])
        {
            await api.Client.GetStringAsync(path, Cancellation);
        }
        await api.Client.GetStringAsync(Path, Cancellation);
        await Eventually.Async(async () => await CountAsync(database, "true") == 1, "the entry of the cache");
        Assert.Equal(1, await CountAsync(database, MapKeys));
    }

    [Fact]
    public async Task TheMapIsReadWithTheDatabaseAway()
    {
        await using var api = await ApiProcess.StartAsync("Host=127.0.0.1;Port=1;Database=none;Username=nobody");
        Assert.Equal(52, (await api.Client.GetFromJsonAsync<JsonElement>("/api/map", Cancellation)).GetProperty("rows").GetArrayLength());
        await api.Client.GetStringAsync("/api/profiles/staging-2", Cancellation);
        await api.Client.GetStringAsync("/api/diff?from=staging-0&to=staging-2", Cancellation);
        await api.Client.GetStringAsync("/api/tools/nginx", Cancellation);
    }

    [Fact]
    public async Task RedisIsTheSecondLevelWhereItIsGivenAndMayGo()
    {
        var database = await postgres.CreateDatabaseAsync();
        var redis = await RedisServer.StartAsync();
        await using var api = await ApiProcess.StartReadyAsync(database, variables: ("ConnectionStrings__cache", redis.ConnectionString));
        await api.Client.GetStringAsync(Path, Cancellation);
        await using var connection = await StackExchange.Redis.ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        await Eventually.Async(async () => (long)await connection.GetDatabase().ExecuteAsync("DBSIZE") == 1, "the entry of the cache");
        Assert.Equal(0, await CountAsync(database, "true"));

        await redis.DisposeAsync();
        await api.Client.GetStringAsync("/api/profiles/staging-2", Cancellation);
        await api.WaitForHealthAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ManyWhoAskAtOnceGetTheSameAnswer()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var api = await ApiProcess.StartReadyAsync(database);
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => api.Client.GetStringAsync(Path, Cancellation)));
        Assert.Single(answers.Distinct());
        await Eventually.Async(async () => await CountAsync(database, MapKeys) == 1, "the entry of the cache");
        // Statistics come a little later.
        await Eventually.Async(
            async () => await ScalarAsync(database, "SELECT n_tup_ins::text FROM pg_stat_user_tables WHERE relname = 'cache_entries'") == "1", "one insertion");
    }

    private static async Task<long> CountAsync(string database, string condition) =>
        long.Parse(await ScalarAsync(database, $"SELECT count(*)::text FROM cache_entries WHERE {condition}"), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string> ScalarAsync(string database, string sql)
    {
        await using var dataSource = NpgsqlDataSource.Create(database);
        await using var command = dataSource.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
