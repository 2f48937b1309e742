using System.Net;
using EnvMap.Tests.TestSupport;
using Npgsql;

namespace EnvMap.Tests.Api;

[Collection(nameof(PostgresTests))]
public sealed class MigrationTests(PostgresServer postgres)
{
    [Fact]
    public async Task TwoInstancesApplyEachMigrationOnce()
    {
        var connectionString = await postgres.CreateDatabaseAsync();
        var instances = await Task.WhenAll(
            ApiProcess.StartReadyAsync(connectionString), ApiProcess.StartReadyAsync(connectionString));
        try
        {
            var applied = await AppliedAsync(connectionString);
            Assert.Equal("0001_create_deployments", applied[0]);
            Assert.Equal(applied.Distinct(), applied);
            foreach (var name in applied)
            {
                Assert.Single(
                    instances.SelectMany(instance => instance.Output.Split('\n')),
                    line => line.Contains($"Applied migration {name}.", StringComparison.Ordinal) && line.Contains("\"Message\"", StringComparison.Ordinal));
            }

            Assert.All(instances, instance => Assert.DoesNotContain("attempt", instance.Output, StringComparison.Ordinal));
        }
        finally
        {
            foreach (var instance in instances)
            {
                await instance.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task AnInstanceWaitsForTheLockOfAnother()
    {
        var connectionString = await postgres.CreateDatabaseAsync();
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var connection = await dataSource.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var hold = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({0x456E764D6170})", connection))
        {
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await using var api = await ApiProcess.StartAsync(connectionString);
        await WaitUntilSomebodyWaitsAsync(connection);
        await api.WaitForHealthAsync(HttpStatusCode.ServiceUnavailable, "have not run yet");

        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        await api.WaitForHealthAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task AChangedMigrationIsNamedAndStopsTheMigrations()
    {
        var connectionString = await postgres.CreateDatabaseAsync();
        await using (await ApiProcess.StartReadyAsync(connectionString))
        {
        }

        await PostgresServer.ExecuteAsync(connectionString, "UPDATE schema_migrations SET checksum = 'other' WHERE version = 1");
        await using var api = await ApiProcess.StartAsync(connectionString);
        await api.WaitForHealthAsync(HttpStatusCode.ServiceUnavailable, "0001_create_deployments");
        using var alive = await api.Client.GetAsync("/alive", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    [Fact]
    public async Task ASchemaOfALaterVersionIsAccepted()
    {
        var connectionString = await postgres.CreateDatabaseAsync();
        await using (await ApiProcess.StartReadyAsync(connectionString))
        {
        }

        await PostgresServer.ExecuteAsync(
            connectionString, "INSERT INTO schema_migrations (version, name, checksum) VALUES (9999, '9999_later', 'later')");
        await using var api = await ApiProcess.StartReadyAsync(connectionString);
        Assert.DoesNotContain("Applied migration", api.Output, StringComparison.Ordinal);
    }

    private static async Task<List<string>> AppliedAsync(string connectionString)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var command = dataSource.CreateCommand("SELECT name FROM schema_migrations ORDER BY version");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var names = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static async Task WaitUntilSomebodyWaitsAsync(NpgsqlConnection connection)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted", connection);
        while ((long)(await command.ExecuteScalarAsync(timeout.Token))! == 0)
        {
            await timer.WaitForNextTickAsync(timeout.Token);
        }
    }
}
