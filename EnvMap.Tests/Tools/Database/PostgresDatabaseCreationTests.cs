using System.Net;
using System.Net.Sockets;
using EnvMap.Tests.TestSupport;
using EnvMap.Tools.Database.PostgreSQL;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EnvMap.Tests.Tools.Database;

[Collection(nameof(PostgresTests))]
public sealed class PostgresDatabaseCreationTests(PostgresServer postgres)
{
    private static CancellationToken Canceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AConnectionThatBreaksOffOnceDoesNotPreventIt()
    {
        var server = new NpgsqlConnectionStringBuilder(postgres.ConnectionString("postgres"));
        using var relay = new TcpListener(IPAddress.Loopback, 0);
        relay.Start();
        var relaying = RelayAllButTheFirstAsync(relay, server.Port);
        var database = $"created_{Guid.NewGuid():N}";
        var throughRelay = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Port = ((IPEndPoint)relay.LocalEndpoint).Port };

        await new PostgresDatabaseCreation(NullLogger.Instance).RunAsync(throughRelay.ConnectionString, database, Canceled);

        await PostgresServer.ExecuteAsync(postgres.ConnectionString(database), "SELECT 1");
        await relaying;
    }

    private static async Task RelayAllButTheFirstAsync(TcpListener relay, int port)
    {
        (await relay.AcceptTcpClientAsync(Canceled)).Dispose();
        using var client = await relay.AcceptTcpClientAsync(Canceled);
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, port, Canceled);
        await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream(), Canceled), server.GetStream().CopyToAsync(client.GetStream(), Canceled));
    }
}
