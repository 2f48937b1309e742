using System.Globalization;
using EnvMap.Api.Map;
using EnvMap.Catalog;
using Npgsql;

namespace EnvMap.Api.Observations.Replicas;

/// <summary>A connection that a replica has for itself, and what is read, written and told on it about one environment.</summary>
internal sealed class ReplicaSession(NpgsqlConnection connection, CurrentMap map)
{
    /// <summary>What is told when observations were written.</summary>
    public const string Changed = "changed";

    // "EnvMapOb" in ASCII, with the environment added: several may share a database.
    private const long LockKey = 0x456E764D61704F62;

    private readonly string[] _rows = [.. map.Map.Tools.Select(tool => tool.Id.Value)];
    private readonly string _channel = $"envmap_{map.Environment.ToSlug()}";

    /// <summary>Takes the lock of the leader; false where another session has it.</summary>
    public async Task<bool> TryLockAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock(@key)", connection);
        command.Parameters.AddWithValue("key", LockKey + (int)map.Environment);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>Passes on what the leader tells; it is heard within the commands of this session.</summary>
    public Task ListenAsync(Action<string> hear, CancellationToken cancellationToken)
    {
        connection.Notification += (_, e) => hear(e.Payload);
        return ExecuteAsync($"LISTEN {_channel}", cancellationToken);
    }

    public Task EndListeningAsync(CancellationToken cancellationToken) => ExecuteAsync($"UNLISTEN {_channel}", cancellationToken);

    /// <summary>Waits until something is told, or the time is over.</summary>
    public Task WaitAsync(TimeSpan limit, CancellationToken cancellationToken) => connection.WaitAsync(limit, cancellationToken);

    public Task<IReadOnlyList<Observation>> ReadLatestAsync(CancellationToken cancellationToken) =>
        ObservationStore.LatestAsync(connection, map.Environment, _rows, cancellationToken);

    /// <summary>Writes, and tells it.</summary>
    public Task WriteAsync(IReadOnlyList<Observation> observations, CancellationToken cancellationToken) =>
        ObservationStore.WriteAsync(connection, observations, _channel, Changed, cancellationToken);

    /// <summary>Tells when the leader has probed last.</summary>
    public Task TellAsync(DateTimeOffset observedAt, CancellationToken cancellationToken) =>
        ObservationStore.NotifyAsync(connection, _channel, observedAt.ToString("O", CultureInfo.InvariantCulture), cancellationToken);

    public Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        ObservationStore.PruneAsync(connection, map.Environment, before, cancellationToken);

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
