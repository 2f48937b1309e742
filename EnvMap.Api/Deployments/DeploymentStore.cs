using EnvMap.Api.Paging;
using Npgsql;

namespace EnvMap.Api.Deployments;

internal sealed class DeploymentStore(NpgsqlDataSource dataSource, TimeProvider time)
{
    private const string Columns = "id, environment, version, deployed_at, commit, deployed_by, outcome";
    private const string Select = $"SELECT {Columns} FROM deployments";

    public async Task<Deployment> AddAsync(NewDeployment deployment, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            $"""
            INSERT INTO deployments ({Columns})
            VALUES (@id, @environment, @version, @deployed_at, @commit, @deployed_by, @outcome)
            RETURNING {Columns}
            """);
        var now = time.GetUtcNow();
        command.Parameters.AddWithValue("id", Guid.CreateVersion7(now));
        command.Parameters.AddText("environment", deployment.Environment);
        command.Parameters.AddText("version", deployment.Version);
        command.Parameters.AddWithValue("deployed_at", (deployment.DeployedAt ?? now).ToUniversalTime());
        command.Parameters.AddText("commit", deployment.Commit);
        command.Parameters.AddText("deployed_by", deployment.DeployedBy);
        command.Parameters.AddWithValue("outcome", deployment.Outcome.ToString());
        return (await command.ReadAllAsync(Read, cancellationToken))[0];
    }

    public async Task<Deployment?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand($"{Select} WHERE id = @id");
        command.Parameters.AddWithValue("id", id);
        return (await command.ReadAllAsync(Read, cancellationToken)).SingleOrDefault();
    }

    /// <summary>Lists newest first; <paramref name="before"/> is the last deployment of the page before.</summary>
    public async Task<IReadOnlyList<Deployment>> ListAsync(
        string? environment, Deployment? before, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand();
        command.SelectPage(
            Select, "deployed_at", before is null ? null : (before.DeployedAt, before.Id), limit,
            ("lower(environment) = lower(@environment)", "environment", environment));
        return await command.ReadAllAsync(Read, cancellationToken);
    }

    /// <summary>The newest that runs, of each environment's name.</summary>
    public async Task<IReadOnlyList<Deployment>> ListNewestAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            $"""
            SELECT DISTINCT ON (lower(environment)) {Columns} FROM deployments WHERE outcome = '{DeploymentOutcome.Succeeded}'
            ORDER BY lower(environment), deployed_at DESC, id DESC
            """);
        return await command.ReadAllAsync(Read, cancellationToken);
    }

    private static Deployment Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetFieldValue<DateTimeOffset>(3),
        reader.GetText(4),
        reader.GetText(5),
        // What a newer version calls otherwise is not known to run.
        Enum.TryParse<DeploymentOutcome>(reader.GetString(6), out var outcome) ? outcome : DeploymentOutcome.Failed);
}
