using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.PostgreSQL;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EnvMap.Tests.Hosting.PostgreSQL;

[Collection(nameof(PostgresTests))]
public sealed class DatabaseCreationTests(PostgresServer postgres)
{
    private readonly RunModel _model = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DatabasesAreCreatedOnceAndOneThatFailsStopsNoOther()
    {
        var address = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync());
        var suffix = Guid.NewGuid().ToString("N");
        var server = _model.Builder.AddPostgres("server", password: _model.Builder.AddParameter("secret", "any", secret: true)).WithHostPort(address.Port);
        PostgresDatabaseResource[] databases =
        [
            server.AddDatabase("odd", $"a \"b\" {suffix}").Resource,
            server.AddDatabase("broken").WithCreationScript("CREATE NONSENSE").Resource,
            server.AddDatabase("scripted", $"scripted_{suffix}").WithCreationScript($"CREATE DATABASE scripted_{suffix} CONNECTION LIMIT 7").Resource
        ];
        server.WithEndpoint("tcp", e => e.AllocatedEndpoint = new(e, "127.0.0.1", address.Port));
        var log = new RecordingLoggerFactory();
        var creation = new DatabaseCreation(server.Resource, log.CreateLogger("server"));

        await creation.CreateAsync(databases, Cancellation);
        await creation.CreateAsync(databases, Cancellation);

        Assert.Equal(
            [(LogLevel.Information, "odd"), (LogLevel.Error, "broken"), (LogLevel.Information, "scripted"), (LogLevel.Debug, "odd"), (LogLevel.Error, "broken"), (LogLevel.Debug, "scripted")],
            log.Lines.Select(line => (line.Level, databases.Single(d => line.Message.Contains($"'{d.DatabaseName}'")).Name)));
        Assert.Equal(HealthStatus.Healthy, await CheckAsync(databases[0]));
        Assert.Equal(HealthStatus.Unhealthy, await CheckAsync(databases[1]));
        await using var connection = new NpgsqlConnection(await ((IResourceWithConnectionString)databases[2]).GetConnectionStringAsync(Cancellation));
        await connection.OpenAsync(Cancellation);
        await using var limit = new NpgsqlCommand("SELECT datconnlimit FROM pg_database WHERE datname = current_database()", connection);
        Assert.Equal(7, await limit.ExecuteScalarAsync(Cancellation));
    }

    private static async Task<HealthStatus> CheckAsync(PostgresDatabaseResource database)
    {
        var check = new PostgresHealthCheck(database.ConnectionStringExpression.GetValueAsync);
        var context = new HealthCheckContext { Registration = new("check", check, HealthStatus.Unhealthy, tags: null) };
        return (await check.CheckHealthAsync(context, Cancellation)).Status;
    }
}
