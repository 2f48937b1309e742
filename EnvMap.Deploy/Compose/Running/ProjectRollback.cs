using EnvMap.Deploy.Compose.Running.Database;
using EnvMap.Deploy.Compose.Running.History;

namespace EnvMap.Deploy.Compose.Running;

/// <summary>Returns to a version that ran before, from what its machine has kept of it.</summary>
/// <param name="project">The project.</param>
/// <param name="time">Tells the time of the deployment.</param>
public sealed class ProjectRollback(DeployedProject project, TimeProvider time)
{
    /// <summary>Starts the version in the place of the one that runs; where it does not become healthy, that one is started again.</summary>
    /// <exception cref="DeploymentException">The version is unknown, or cannot work with the database as it is; nothing was changed.</exception>
    public async Task<DeployReport> RunAsync(
        string version, TimeSpan timeout, bool acceptsMigrations, IProgress<string> progress, CancellationToken cancellationToken = default)
    {
        var history = await project.Store.ReadAsync(cancellationToken).ConfigureAwait(false);
        var target = history.Find(version) ?? throw new DeploymentException(
            $"Version '{version}' was never deployed to {project.MachineName}. {(history.Versions.Count is 0 ? "No version was." : $"There were {string.Join(", ", history.Versions)}.")}",
            isBadInput: true);
        var current = history.Current!;
        if (!acceptsMigrations && await FindObjectionAsync(target, cancellationToken).ConfigureAwait(false) is { } objection)
        {
            throw new DeploymentException($"No rollback to {version}: {objection}");
        }
        var before = await project.ReadStatesAsync(cancellationToken).ConfigureAwait(false);
        await project.Store.RestoreAsync(version, cancellationToken).ConfigureAwait(false);
        // Whoever names a registry now has the images there.
        var registry = project.Engine.Registry ?? target.Registry;
        var failure = await new ProjectStarter(project.With(registry)).StartAsync(version, timeout, recreates: false, progress, cancellationToken).ConfigureAwait(false);
        var record = target with
        {
            At = time.GetUtcNow(),
            Outcome = failure is null ? DeploymentOutcome.Deployed : DeploymentOutcome.Failed,
            // It runs with those of now.
            Settings = current.Settings,
            Secrets = current.Secrets,
            SecretsHash = current.SecretsHash,
            SecretsFolder = current.SecretsFolder,
            Registry = registry,
        };
        if (failure is not null)
        {
            await project.Store.AddAsync(history, record, cancellationToken).ConfigureAwait(false);
            return await ReturnAsync(failure, current, timeout, progress, cancellationToken).ConfigureAwait(false);
        }
        var after = await project.ReadStatesAsync(cancellationToken).ConfigureAwait(false);
        var changed = current.Version != version || !after.Select(state => state.Id).SequenceEqual(before.Select(state => state.Id));
        if (changed)
        {
            await project.Store.StateAsync(version, registry, cancellationToken).ConfigureAwait(false);
            await project.Store.AddAsync(history, record, cancellationToken).ConfigureAwait(false);
        }
        return new DeployReport { Version = version, Succeeded = true, Changed = changed };
    }

    private async Task<DeployReport> ReturnAsync(DeployReport failed, DeploymentRecord former, TimeSpan timeout, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (former.Version == failed.Version)
        {
            return failed;
        }
        await project.Store.RestoreAsync(former.Version, cancellationToken).ConfigureAwait(false);
        var again = await new ProjectStarter(project.With(former.Registry)).StartAsync(former.Version, timeout, recreates: false, progress, cancellationToken).ConfigureAwait(false);
        return again is null
            ? failed with { RolledBackTo = former.Version }
            : failed with { Reasons = [.. failed.Reasons, $"Version {former.Version} is not healthy again either.", .. again.Reasons] };
    }

    private async Task<string?> FindObjectionAsync(DeploymentRecord target, CancellationToken cancellationToken) =>
        project.FindPostgres() is { } postgres
            ? MigrationGuard.ObjectionTo(target, await postgres.ReadMigrationsAsync(cancellationToken).ConfigureAwait(false))
            : null;
}
