using System.Text.RegularExpressions;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Deploy.Compose.Running.Database;
using EnvMap.Deploy.Compose.Running.History;
using EnvMap.Deploy.Processes;

namespace EnvMap.Deploy.Compose.Running;

/// <summary>Brings a version to a machine: built, started, healthy; or, where it does not become healthy, back to the one before.</summary>
/// <param name="project">The project.</param>
/// <param name="processes">Runs what is built on this machine.</param>
/// <param name="time">Tells the time of a deployment.</param>
public sealed partial class ProjectDeployer(DeployedProject project, IProcessRunner processes, TimeProvider time)
{
    /// <summary>Looks whether a request can be deployed at all, whatever the folder holds.</summary>
    /// <exception cref="DeploymentException">It cannot.</exception>
    public static void Check(DeployRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        CheckVersion(request.Version);
        if (!request.Builds && request.Version is null)
        {
            throw new DeploymentException("Images that are not built here are found by their version: name it with --version, such as 1.4.2.", isBadInput: true);
        }
    }

    /// <summary>Deploys what the folder holds.</summary>
    /// <exception cref="DeploymentException">Nothing was started.</exception>
    public async Task<DeployReport> DeployAsync(DeployRequest request, IProgress<string> progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(progress);
        Check(request);
        if (request.Builds)
        {
            await new ProjectImages(project.Project.Folder, processes).PublishAsync(request.Projects, progress, cancellationToken).ConfigureAwait(false);
        }
        var fingerprint = await Fingerprint.OfAsync(project.Project, cancellationToken).ConfigureAwait(false);
        var version = request.Version ?? fingerprint.Version;
        var history = await project.Store.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (history.Find(version) is { } earlier)
        {
            if (!fingerprint.IsThatOf(earlier, request.Builds))
            {
                throw new DeploymentException(
                    $"Version {version} was deployed to {project.MachineName} at {earlier.At:u} with other contents. Give this one a version of its own"
                    + (request.Builds ? $", or none: it is called {fingerprint.Version} then." : "."),
                    isBadInput: true);
            }
            fingerprint = fingerprint with { Content = earlier.Content };
        }
        return await DeployAsync(request, version, fingerprint, history, progress, cancellationToken).ConfigureAwait(false);
    }

    internal static void CheckVersion(string? given)
    {
        if (given is not null && !VersionName().IsMatch(given))
        {
            throw new DeploymentException($"'{given}' is no version. Begin with a letter or digit, and write at most 100 letters, digits and . _ -, such as 1.4.2.", isBadInput: true);
        }
    }

    private async Task<DeployReport> DeployAsync(
        DeployRequest request, string version, Fingerprint fingerprint, DeploymentHistory history, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var current = history.Current;
        var before = await project.ReadStatesAsync(cancellationToken).ConfigureAwait(false);
        if (project.Machine.IsRemote)
        {
            progress.Report($"The folder goes to {project.MachineName}.");
            var received = await project.Machine.ReceiveAsync(
                project.Project,
                [ComposeProject.FileName, ProfileDocument.FilesFolder, .. request.Builds ? new[] { ComposeTarget.BuildFolder } : []],
                request.ReplacesSecrets,
                cancellationToken).ConfigureAwait(false);
            foreach (var secret in received.Differing)
            {
                progress.Report(request.ReplacesSecrets
                    ? $"The secret {secret} was another on {project.MachineName}, and is replaced by the one of here."
                    : $"The secret {secret} is another on {project.MachineName} than here, and stays; --replace-secrets sends the one of here.");
            }
            fingerprint = fingerprint with { Settings = received.Settings };
        }
        var starter = new ProjectStarter(project);
        if (request.Builds)
        {
            await BuildAsync(starter, version, current, progress, cancellationToken).ConfigureAwait(false);
        }
        var settings = fingerprint.Settings;
        var recreates = current is not null && settings.RecreatesAll(current, version);
        var failure = await starter.StartAsync(version, request.Timeout, recreates, progress, cancellationToken).ConfigureAwait(false);
        var record = new DeploymentRecord
        {
            Version = version,
            At = time.GetUtcNow(),
            Outcome = failure is null ? DeploymentOutcome.Deployed : DeploymentOutcome.Failed,
            Content = fingerprint.Content,
            Definition = fingerprint.Definition,
            Settings = settings.Hash,
            Secrets = [.. settings.Secrets.Keys.Order(StringComparer.Ordinal)],
            SecretsHash = settings.OfSecrets(settings.Secrets.Keys),
            SecretsFolder = settings.SecretsFolder,
            Registry = project.Engine.Registry ?? await project.Store.FindRegistryAsync(cancellationToken).ConfigureAwait(false),
        };
        if (failure is not null)
        {
            history = await project.Store.AddAsync(history, record, cancellationToken).ConfigureAwait(false);
            return await RollBackAsync(request, failure with { Version = version }, current, progress, cancellationToken).ConfigureAwait(false);
        }
        var after = await project.ReadStatesAsync(cancellationToken).ConfigureAwait(false);
        var changed = current?.Version != version || !after.Select(state => state.Id).SequenceEqual(before.Select(state => state.Id));
        if (changed)
        {
            await project.Store.KeepAsync(version, cancellationToken).ConfigureAwait(false);
            await project.Store.StateAsync(version, project.Engine.Registry, cancellationToken).ConfigureAwait(false);
            var migrations = await ReadMigrationsAsync(cancellationToken).ConfigureAwait(false);
            await project.Store.AddAsync(history, record with { Migration = migrations?.LastOrDefault()?.Number }, cancellationToken).ConfigureAwait(false);
        }
        return new DeployReport { Version = version, Succeeded = true, Changed = changed };
    }

    // Nothing was started: what lies in the folder is to be what runs.
    private async Task BuildAsync(ProjectStarter starter, string version, DeploymentRecord? current, IProgress<string> progress, CancellationToken cancellationToken)
    {
        try
        {
            await starter.BuildAsync(version, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (DeploymentException) when (project.Machine.IsRemote && current is not null)
        {
            await project.Store.RestoreAsync(current.Version, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<DeployReport> RollBackAsync(
        DeployRequest request, DeployReport failed, DeploymentRecord? previous, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (previous is null)
        {
            return failed with { Reasons = [.. failed.Reasons, "There is no version to go back to: what was started stays to be looked at, and 'envmap destroy' takes it away."] };
        }
        if (previous.Version == failed.Version)
        {
            return failed with
            {
                Reasons = [.. failed.Reasons, "It is the version that ran before, with other settings, and settings are not gone back to: correct .env or the secrets, and deploy again."],
            };
        }
        if (!request.AcceptsMigrations
            && MigrationGuard.ObjectionTo(previous, await ReadMigrationsAsync(cancellationToken).ConfigureAwait(false)) is { } objection)
        {
            return failed with { Reasons = [.. failed.Reasons, $"It is not rolled back: {objection}"] };
        }
        progress.Report($"Version {failed.Version} is not healthy: back to {previous.Version}.");
        await project.Store.RestoreAsync(previous.Version, cancellationToken).ConfigureAwait(false);
        var again = await new ProjectStarter(project.With(previous.Registry)).StartAsync(previous.Version, request.Timeout, recreates: false, progress, cancellationToken).ConfigureAwait(false);
        return again is null
            ? failed with { RolledBackTo = previous.Version }
            : failed with { Reasons = [.. failed.Reasons, $"Version {previous.Version}, which it was rolled back to, is not healthy either.", .. again.Reasons] };
    }

    private async Task<IReadOnlyList<AppliedMigration>?> ReadMigrationsAsync(CancellationToken cancellationToken) =>
        project.FindPostgres() is { } postgres ? await postgres.ReadMigrationsAsync(cancellationToken).ConfigureAwait(false) : [];

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex VersionName();
}
