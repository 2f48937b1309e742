using Npgsql;
using NpgsqlTypes;

namespace EnvMap.Api.Deployments;

internal sealed class DeploymentStore(NpgsqlDataSource dataSource, TimeProvider time)
{
    private const string Columns = "id, environment, version, deployed_at, commit, deployed_by";

    public async Task<Deployment> AddAsync(NewDeployment deployment, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            $"""
            INSERT INTO deployments ({Columns})
            VALUES (@id, @environment, @version, @deployed_at, @commit, @deployed_by)
            RETURNING {Columns}
            """);
        var now = time.GetUtcNow();
        command.Parameters.AddWithValue("id", Guid.CreateVersion7(now));
        AddText(command, "environment", deployment.Environment);
        AddText(command, "version", deployment.Version);
        command.Parameters.AddWithValue("deployed_at", (deployment.DeployedAt ?? now).ToUniversalTime());
        AddText(command, "commit", deployment.Commit);
        AddText(command, "deployed_by", deployment.DeployedBy);
        var stored = await ReadAsync(command, cancellationToken);
        return stored[0];
    }

    public async Task<Deployment?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand($"SELECT {Columns} FROM deployments WHERE id = @id");
        command.Parameters.AddWithValue("id", id);
        var found = await ReadAsync(command, cancellationToken);
        return found.SingleOrDefault();
    }

    /// <summary>Lists newest first; <paramref name="before"/> is the last deployment of the page before.</summary>
    public async Task<IReadOnlyList<Deployment>> ListAsync(
        string? environment, Deployment? before, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand();
        var conditions = new List<string>();
        if (environment is not null)
        {
            conditions.Add("lower(environment) = lower(@environment)");
            AddText(command, "environment", environment);
        }

        if (before is not null)
        {
            conditions.Add("(deployed_at, id) < (@before_time, @before_id)");
            command.Parameters.AddWithValue("before_time", before.DeployedAt);
            command.Parameters.AddWithValue("before_id", before.Id);
        }

        var where = conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", conditions)}";
        command.CommandText = $"SELECT {Columns} FROM deployments {where} ORDER BY deployed_at DESC, id DESC LIMIT @limit";
        command.Parameters.AddWithValue("limit", limit);
        return await ReadAsync(command, cancellationToken);
    }

    /// <summary>The newest of each environment's name.</summary>
    public async Task<IReadOnlyList<Deployment>> ListNewestAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            $"SELECT DISTINCT ON (lower(environment)) {Columns} FROM deployments ORDER BY lower(environment), deployed_at DESC, id DESC");
        return await ReadAsync(command, cancellationToken);
    }

    private static void AddText(NpgsqlCommand command, string name, string? value) =>
        command.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Text) { Value = (object?)value ?? DBNull.Value });

    private static async Task<List<Deployment>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var deployments = new List<Deployment>();
        while (await reader.ReadAsync(cancellationToken))
        {
            deployments.Add(new Deployment(
                reader.GetGuid(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetFieldValue<DateTimeOffset>(3),
                reader.IsDBNull(4) ? null : reader.GetString(4),
                reader.IsDBNull(5) ? null : reader.GetString(5)));
        }

        return deployments;
    }
}
