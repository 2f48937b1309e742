using System.Net.Sockets;
using Npgsql;

namespace EnvMap.Api.Errors;

internal static class DatabaseAway
{
    // It stops, has crashed, starts, or only reads since a failover.
    private static readonly string[] s_statesOfAServer =
    [
        PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown, PostgresErrorCodes.CannotConnectNow, PostgresErrorCodes.ReadOnlySqlTransaction,
    ];

    /// <summary>Whether the database cannot be reached or takes no work now; errors of statements are not meant.</summary>
    public static bool IsDatabaseAway(this Exception exception) =>
        exception is NpgsqlException { IsTransient: true } or NpgsqlException { InnerException: SocketException or IOException or TimeoutException }
        || (exception is PostgresException { SqlState: var state } && s_statesOfAServer.Contains(state));

    /// <summary>Whether it has to do with the database or the way to it, errors of statements among it; background work goes on after it.</summary>
    public static bool IsOfDatabase(this Exception exception) => exception
        is NpgsqlException or SocketException or IOException or TimeoutException or ObjectDisposedException;
}
