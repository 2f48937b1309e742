using EnvMap.Api.Auth;
using EnvMap.Api.Paging;
using Npgsql;

namespace EnvMap.Api.Users;

/// <summary>The users, in the table <c>users</c>; names are the same in any case.</summary>
internal sealed class UserStore(NpgsqlDataSource dataSource)
{
    // Admins are counted behind this lock, so that two requests at once do not remove the last two.
    private const long LastAdminLock = 0x456E764D6170_01;
    private const string Columns = "name, role, password_hash, created_at";

    public async Task<User?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand($"SELECT {Columns} FROM users WHERE name = @name");
        command.Parameters.AddWithValue("name", UserName.Normalize(name));
        return (await command.ReadAllAsync(Read, cancellationToken)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<User>> ListAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand($"SELECT {Columns} FROM users ORDER BY name");
        return await command.ReadAllAsync(Read, cancellationToken);
    }

    public async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT EXISTS (SELECT FROM users)");
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Adds the first user; false where there is one already, also when several instances try at once.</summary>
    public async Task<bool> AddFirstAsync(string name, Role role, string passwordHash, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            """
            INSERT INTO users (name, role, password_hash) SELECT @name, @role, @hash WHERE NOT EXISTS (SELECT FROM users)
            ON CONFLICT (name) DO NOTHING
            """);
        AddParameters(command, name, role, passwordHash);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>Adds or changes a user; a null hash keeps the password. Null where a new user has none, or the last admin would be gone.</summary>
    public Task<User?> SaveAsync(string name, Role role, string? passwordHash, CancellationToken cancellationToken) =>
        ChangeAsync(async (connection, transaction) =>
        {
            await using var command = new NpgsqlCommand(
                $"""
                UPDATE users SET role = @role, password_hash = COALESCE(@hash, password_hash) WHERE name = @name RETURNING {Columns}
                """, connection, transaction);
            AddParameters(command, name, role, passwordHash);
            if ((await command.ReadAllAsync(Read, cancellationToken)).SingleOrDefault() is { } changed)
            {
                return changed;
            }
            if (passwordHash is null)
            {
                return null;
            }
            command.CommandText = $"INSERT INTO users (name, role, password_hash) VALUES (@name, @role, @hash) RETURNING {Columns}";
            return (await command.ReadAllAsync(Read, cancellationToken)).Single();
        }, cancellationToken);

    /// <summary>Removes a user; null where there is none, or it is the last admin.</summary>
    public Task<User?> RemoveAsync(string name, CancellationToken cancellationToken) =>
        ChangeAsync(async (connection, transaction) =>
        {
            await using var command = new NpgsqlCommand($"DELETE FROM users WHERE name = @name RETURNING {Columns}", connection, transaction);
            command.Parameters.AddWithValue("name", UserName.Normalize(name));
            return (await command.ReadAllAsync(Read, cancellationToken)).SingleOrDefault();
        }, cancellationToken);

    private async Task<User?> ChangeAsync(Func<NpgsqlConnection, NpgsqlTransaction, Task<User?>> change, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var take = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({LastAdminLock})", connection, transaction);
        await take.ExecuteNonQueryAsync(cancellationToken);
        var changed = await change(connection, transaction);
        await using var count = new NpgsqlCommand($"SELECT count(*) FROM users WHERE role = '{Role.Admin}'", connection, transaction);
        if (changed is null || (long)(await count.ExecuteScalarAsync(cancellationToken))! == 0)
        {
            await transaction.RollbackAsync(cancellationToken);
            return null;
        }
        await transaction.CommitAsync(cancellationToken);
        return changed;
    }

    private static void AddParameters(NpgsqlCommand command, string name, Role role, string? passwordHash)
    {
        command.Parameters.AddWithValue("name", UserName.Normalize(name));
        command.Parameters.AddWithValue("role", role.ToString());
        command.Parameters.AddText("hash", passwordHash);
    }

    private static User Read(NpgsqlDataReader reader) =>
        new(reader.GetString(0), Enum.Parse<Role>(reader.GetString(1)), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3));
}
