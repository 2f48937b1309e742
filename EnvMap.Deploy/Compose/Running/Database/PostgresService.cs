using System.Globalization;

namespace EnvMap.Deploy.Compose.Running.Database;

/// <summary>The PostgreSQL of a project, spoken to by the programs of its own image.</summary>
internal sealed class PostgresService(ComposeEngine engine, string service)
{
    private const string Row = "PostgreSQL (Docker)";

    // The variables are those of the official image. The password is read in the container, and goes to the program by its environment.
    private const string Login = """
        export PGUSER="${POSTGRES_USER:-postgres}"; export PGDATABASE="${POSTGRES_DB:-$PGUSER}"
        if [ -n "$POSTGRES_PASSWORD_FILE" ]; then PGPASSWORD=$(cat "$POSTGRES_PASSWORD_FILE"); else PGPASSWORD=$POSTGRES_PASSWORD; fi; export PGPASSWORD
        """;

    // The transaction ends well only where the dump was read to its end, and the last word of psql says whether it did.
    private const string Restore = """
        last=$({
          echo 'BEGIN; DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public;'
          pg_restore --clean --if-exists --no-owner --file=- && echo 'COMMIT;'
        } | psql --no-psqlrc --set=ON_ERROR_STOP=1 | tail -n 1)
        if [ "$last" != COMMIT ]; then echo "Nothing was restored." >&2; exit 1; fi
        """;

    private const string HasMigrations = "SELECT to_regclass('schema_migrations') IS NOT NULL";
    private const string Migrations = "SELECT version, name FROM schema_migrations ORDER BY version";

    public string Service => service;

    /// <summary>The service of that name, or the one that realises the map's row; null where there is none.</summary>
    public static PostgresService? Find(ComposeProject project, ComposeEngine engine, string? name)
    {
        if (name is not null && !project.Services.Any(service => service.Name == name))
        {
            throw new DeploymentException($"The project has no service '{name}'. It has {string.Join(", ", project.Services.Select(service => service.Name))}.", isBadInput: true);
        }
        var found = name ?? project.Services.FirstOrDefault(service => service.Rows.Contains(Row))?.Name;
        return found is null ? null : new PostgresService(engine, found);
    }

    /// <summary>The migrations that the database has, in their order; none where it has no table of them, and null where it does not answer.</summary>
    public async Task<IReadOnlyList<AppliedMigration>?> ReadMigrationsAsync(CancellationToken cancellationToken)
    {
        var has = await AskAsync(HasMigrations, cancellationToken).ConfigureAwait(false);
        var rows = has?.Trim() is "t" ? await AskAsync(Migrations, cancellationToken).ConfigureAwait(false) : has is null ? null : "";
        // 4|0004_create_observations
        return rows is null ? null :
        [
            .. rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split('|', 2))
                .Select(fields => new AppliedMigration(int.Parse(fields[0], CultureInfo.InvariantCulture), fields[1])),
        ];
    }

    /// <summary>Writes the whole database into a stream, in pg_dump's custom format.</summary>
    public async Task DumpAsync(Stream output, CancellationToken cancellationToken) => engine.Succeeded(
        await engine.RunAsync(null, Script("exec pg_dump --format=custom"), cancellationToken, command => command with { Output = output }).ConfigureAwait(false),
        $"pg_dump in {service}");

    /// <summary>Replaces what the database holds by what a dump holds, also what is newer than the dump; all of it or nothing.</summary>
    public async Task RestoreAsync(Stream input, CancellationToken cancellationToken) => engine.Succeeded(
        await engine.RunAsync(
            null,
            Script(Restore),
            cancellationToken,
            command => command with { Input = input }).ConfigureAwait(false),
        $"pg_restore in {service}");

    private async Task<string?> AskAsync(string query, CancellationToken cancellationToken)
    {
        var result = await engine.RunAsync(
            null, [.. Script("exec psql --no-psqlrc --tuples-only --no-align --command=\"$1\""), "sh", query], cancellationToken).ConfigureAwait(false);
        return result.Succeeded ? result.Output : null;
    }

    private string[] Script(string command) => ["exec", "-T", service, "sh", "-c", $"{Login}\n{command}"];
}
