using System.Net.Sockets;
using Npgsql;

namespace EnvMap.Api.Errors;

internal static class DatabaseAway
{
    /// <summary>Whether the database cannot be reached or takes no work now; errors of statements are not meant.</summary>
    public static bool IsDatabaseAway(this Exception exception) =>
        exception is NpgsqlException { IsTransient: true } or NpgsqlException { InnerException: SocketException };
}
