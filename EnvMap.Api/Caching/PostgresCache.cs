using Microsoft.Extensions.Caching.Distributed;
using Npgsql;
using NpgsqlTypes;

namespace EnvMap.Api.Caching;

/// <summary>
/// A distributed cache in the table <c>cache_entries</c>. What is given no expiry is kept for <see cref="DefaultExpiry"/>; the clock is
/// the server's, so that replicas agree.
/// </summary>
internal sealed class PostgresCache(NpgsqlDataSource dataSource) : IDistributedCache
{
    public static readonly TimeSpan DefaultExpiry = TimeSpan.FromMinutes(20);

    // A sliding entry lives on when it is read, but never beyond its absolute end; reading others writes nothing.
    private const string TouchSql =
        """
        UPDATE cache_entries SET expires_at = LEAST(now() + sliding, COALESCE(absolute_expires_at, 'infinity'))
        WHERE key = @key AND sliding IS NOT NULL AND expires_at > now()
        """;
    private const string GetSql = "SELECT value, sliding IS NOT NULL FROM cache_entries WHERE key = @key AND expires_at > now()";
    private const string RemoveSql = "DELETE FROM cache_entries WHERE key = @key";
    private const string SetSql =
        """
        INSERT INTO cache_entries (key, value, expires_at, sliding, absolute_expires_at)
        VALUES (@key, @value, LEAST(now() + @lifetime, COALESCE(@absolute, now() + @relative, 'infinity')), @sliding, COALESCE(@absolute, now() + @relative))
        ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, expires_at = EXCLUDED.expires_at,
            sliding = EXCLUDED.sliding, absolute_expires_at = EXCLUDED.absolute_expires_at
        """;

    public byte[]? Get(string key)
    {
        using var command = Create(GetSql, key);
        byte[]? value;
        bool isSliding;
        using (var reader = command.ExecuteReader())
        {
            (value, isSliding) = reader.Read() ? (reader.GetFieldValue<byte[]>(0), reader.GetBoolean(1)) : default;
        }
        if (isSliding)
        {
            Refresh(key);
        }
        return value;
    }

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        await using var command = Create(GetSql, key);
        byte[]? value;
        bool isSliding;
        await using (var reader = await command.ExecuteReaderAsync(token))
        {
            (value, isSliding) = await reader.ReadAsync(token) ? (reader.GetFieldValue<byte[]>(0), reader.GetBoolean(1)) : default;
        }
        if (isSliding)
        {
            await RefreshAsync(key, token);
        }
        return value;
    }

    public void Refresh(string key)
    {
        using var command = Create(TouchSql, key);
        command.ExecuteNonQuery();
    }

    public async Task RefreshAsync(string key, CancellationToken token = default)
    {
        await using var command = Create(TouchSql, key);
        await command.ExecuteNonQueryAsync(token);
    }

    public void Remove(string key)
    {
        using var command = Create(RemoveSql, key);
        command.ExecuteNonQuery();
    }

    public async Task RemoveAsync(string key, CancellationToken token = default)
    {
        await using var command = Create(RemoveSql, key);
        await command.ExecuteNonQueryAsync(token);
    }

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options)
    {
        using var command = CreateSet(key, value, options);
        command.ExecuteNonQuery();
    }

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        await using var command = CreateSet(key, value, options);
        await command.ExecuteNonQueryAsync(token);
    }

    /// <summary>Removes what has expired; returns how many entries that were.</summary>
    public async Task<int> RemoveExpiredAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("DELETE FROM cache_entries WHERE expires_at <= now()");
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand CreateSet(string key, byte[] value, DistributedCacheEntryOptions options)
    {
        var command = Create(SetSql, key);
        var hasAbsolute = options.AbsoluteExpiration is not null || options.AbsoluteExpirationRelativeToNow is not null;
        Add("value", NpgsqlDbType.Bytea, value);
        Add("lifetime", NpgsqlDbType.Interval, options.SlidingExpiration ?? (hasAbsolute ? null : DefaultExpiry));
        Add("sliding", NpgsqlDbType.Interval, options.SlidingExpiration);
        Add("absolute", NpgsqlDbType.TimestampTz, options.AbsoluteExpiration?.ToUniversalTime());
        Add("relative", NpgsqlDbType.Interval, options.AbsoluteExpirationRelativeToNow);
        return command;

        void Add(string name, NpgsqlDbType type, object? given) =>
            command.Parameters.Add(new NpgsqlParameter(name, type) { Value = given ?? DBNull.Value });
    }

    private NpgsqlCommand Create(string sql, string key)
    {
        var command = dataSource.CreateCommand(sql);
        command.Parameters.AddWithValue("key", key);
        return command;
    }
}
