using System.Text.Json;
using EnvMap.Deploy.Compose.Drift;
using EnvMap.Deploy.Compose.Running;

namespace EnvMap.Deploy.Compose.Plan;

/// <summary>Tells what a deployment would do, and does nothing.</summary>
/// <param name="project">The project on its machine.</param>
/// <param name="preview">What would be deployed.</param>
public sealed class ProjectPlanner(DeployedProject project, ComposePreview preview)
{
    private const string OtherSettings = ".env or the secrets have changed: all of it is started anew";

    /// <summary>Compares with what runs.</summary>
    /// <param name="version">The version that would be deployed; null for one that is named after its content.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="DeploymentException">Compose or the engine does not answer, or does not take the file.</exception>
    public async Task<PlanReport> PlanAsync(string? version = null, CancellationToken cancellationToken = default)
    {
        ProjectDeployer.CheckVersion(version);
        var planned = version ?? await PlannedVersion.OfAsync(project, preview, cancellationToken).ConfigureAwait(false);
        var text = await PlannedConfig.ReadAsync(project, preview, planned, cancellationToken).ConfigureAwait(false);
        var config = RunningProject.ParseConfig(text);
        var running = await RunningProject.ReadAsync(project, config, cancellationToken).ConfigureAwait(false);
        var isAnew = await PlannedVersion.HasOtherSettingsAsync(project, preview, planned, cancellationToken).ConfigureAwait(false);
        var hashes = await project.Engine.ReadHashesAsync(text, cancellationToken).ConfigureAwait(false);
        var services = new ServicePlan(project.Project, running, hashes, isAnew ? OtherSettings : null);
        var resources = new List<PlanChange>();
        foreach (var subject in new[] { PlanSubject.Network, PlanSubject.Volume })
        {
            var wanted = ResourcePlan.Wanted(subject, config);
            var there = await ResourcePlan.ReadAsync(subject, wanted.Keys, project, cancellationToken).ConfigureAwait(false);
            resources.AddRange(new ResourcePlan(subject, ofFiles: false).Changes(wanted, there));
        }
        return Report(config, project.MachineName, planned, [.. services.Changes(), .. resources, .. preview.SecretsMove is { } move ? new[] { move } : []], services.Warnings()) with
        {
            Notes = [.. services.Notes(), .. version is null && planned is not PlannedVersion.New && preview.Projects.Count > 0
                ? new[] { $"Whether the sources of {string.Join(", ", preview.Projects)} have changed is known only once they are built: then these services are replaced too." }
                : [],
                .. project.Machine.IsRemote ? new[] { $"Whether .env or the secrets on {project.MachineName} have changed is not looked at: where they have, all of it is started anew." } : []],
        };
    }

    /// <summary>Compares with what lies, or would lie, in another folder.</summary>
    /// <param name="other">The project of that folder, on this machine.</param>
    /// <param name="before">What the folder holds.</param>
    /// <param name="version">The version that would be deployed; null for one that is named after its content.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="DeploymentException">Compose does not take one of the files.</exception>
    public async Task<PlanReport> PlanAsync(DeployedProject other, ComposePreview before, string? version = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(before);
        ProjectDeployer.CheckVersion(version);
        // The same content is the same version, whatever it is called in either folder.
        var isSame = preview.Text == before.Text && preview.Files.Count == before.Files.Count && preview.Files.All(file => before.Files.GetValueOrDefault(file.Key) == file.Value);
        var planned = version ?? PlannedVersion.New;
        var config = await ReadAsync(project, preview, planned).ConfigureAwait(false);
        var there = await ReadAsync(other, before, isSame && version is null ? planned : null).ConfigureAwait(false);
        var services = new FilesPlan(config, there);
        var resources = new[] { PlanSubject.Network, PlanSubject.Volume }.SelectMany(subject => new ResourcePlan(subject, ofFiles: true).Changes(
            ResourcePlan.Wanted(subject, config),
            ResourcePlan.Wanted(subject, there).ToDictionary(resource => resource.Key, resource => ResourceShape.OfConfig(subject, resource.Value))));
        return Report(config, before.Folder, planned, [.. services.Changes(), .. resources], services.Warnings());

        async Task<JsonElement> ReadAsync(DeployedProject of, ComposePreview what, string? name) =>
            NeutralConfig.Of(RunningProject.ParseConfig(await PlannedConfig.ReadAsync(of, what, name, cancellationToken).ConfigureAwait(false)), what.Folder);
    }

    private PlanReport Report(JsonElement config, string against, string version, IReadOnlyList<PlanChange> changes, IEnumerable<string> warnings) => new()
    {
        Project = project.Name,
        Profile = project.Profile,
        Against = against,
        Version = version is PlannedVersion.New ? null : version,
        Changes = changes,
        Unchanged =
        [
            .. config.Members("services").Select(service => service.Name).Except(changes.Where(change => change.Subject is PlanSubject.Service).Select(change => change.Name))
                .Order(StringComparer.Ordinal),
        ],
        Warnings = [.. warnings.Concat(changes.Where(change => change.Subject is PlanSubject.Volume).Select(Warning).OfType<string>()).Distinct()],
    };

    private static string? Warning(PlanChange volume) => volume.Action switch
    {
        PlanAction.Leave => VolumeWarnings.Left(volume.Name),
        PlanAction.Replace => VolumeWarnings.Replaced(volume.Name),
        _ => null,
    };
}
