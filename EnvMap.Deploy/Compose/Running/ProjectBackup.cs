using EnvMap.Deploy.Compose.Running.Database;
using EnvMap.Deploy.Compose.Running.Machines;

namespace EnvMap.Deploy.Compose.Running;

/// <summary>Takes the project's PostgreSQL database to a file of this machine, and back.</summary>
/// <param name="project">The project.</param>
public sealed class ProjectBackup(DeployedProject project)
{
    // What every dump in the custom format begins with.
    private static readonly byte[] s_magic = "PGDMP"u8.ToArray();

    /// <summary>Writes a dump in pg_dump's custom format, which only its owner can read; gives its size in bytes.</summary>
    /// <param name="path">The file, which appears once it is whole.</param>
    /// <param name="service">The service; null for the one that realises the map's row of PostgreSQL.</param>
    /// <param name="cancellationToken">Ends it, and leaves no file.</param>
    /// <exception cref="DeploymentException">There is no such service, or it does not run; nothing was written.</exception>
    public async Task<long> WriteAsync(string path, string? service = null, CancellationToken cancellationToken = default)
    {
        var database = Find(service);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var file = new AtomicFile(path);
        await using (file.ConfigureAwait(false))
        {
            await database.DumpAsync(file.Stream, cancellationToken).ConfigureAwait(false);
            if (!await IsDumpAsync(file.Stream, cancellationToken).ConfigureAwait(false))
            {
                throw new DeploymentException($"What pg_dump in '{database.Service}' wrote is no dump. Look at 'envmap logs {database.Service}'.");
            }
            var size = file.Stream.Length;
            file.Complete();
            return size;
        }
    }

    /// <summary>Replaces what the database holds by what a dump holds, all of it or nothing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="service">The service; null for the one that realises the map's row of PostgreSQL.</param>
    /// <param name="cancellationToken">Ends it; the database is as it was.</param>
    /// <exception cref="DeploymentException">The file is no dump, or the database did not take it and is as it was.</exception>
    public async Task RestoreAsync(string path, string? service = null, CancellationToken cancellationToken = default)
    {
        if (!File.Exists(path))
        {
            throw new DeploymentException($"There is no file '{path}'. Name one that 'envmap backup' wrote.", isBadInput: true);
        }
        var input = File.OpenRead(path);
        await using (input.ConfigureAwait(false))
        {
            if (!await IsDumpAsync(input, cancellationToken).ConfigureAwait(false))
            {
                throw new DeploymentException($"'{path}' is no dump in pg_dump's custom format. Name one that 'envmap backup' wrote.", isBadInput: true);
            }
            input.Position = 0;
            await Find(service).RestoreAsync(input, cancellationToken).ConfigureAwait(false);
        }
    }

    private PostgresService Find(string? service) => project.FindPostgres(service)
        ?? throw new DeploymentException($"No service of {project.Name} realises the row 'PostgreSQL (Docker)'. Name the one that is PostgreSQL with --service.", isBadInput: true);

    private static async Task<bool> IsDumpAsync(FileStream stream, CancellationToken cancellationToken)
    {
        stream.Position = 0;
        var start = new byte[s_magic.Length];
        return await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) == start.Length
            && start.AsSpan().SequenceEqual(s_magic);
    }
}
