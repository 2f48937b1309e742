using EnvMap.Deploy.Compose.Running;

namespace EnvMap.Deploy.Compose.Plan;

/// <summary>Which version a deployment would bring, as far as that is known before anything is built.</summary>
internal static class PlannedVersion
{
    /// <summary>Stands for a version that has no name yet.</summary>
    public const string New = "new-version";

    public static async Task<string> OfAsync(DeployedProject project, ComposePreview preview, CancellationToken cancellationToken)
    {
        var current = (await project.Store.ReadAsync(cancellationToken).ConfigureAwait(false)).Current;
        if (current is null)
        {
            return New;
        }
        var isSame = preview.IsWritten
            ? (await Fingerprint.OfAsync(preview.Project, cancellationToken).ConfigureAwait(false)).Content == current.Content
            : await IsKeptAsync(project, preview, current.Version, cancellationToken).ConfigureAwait(false);
        return isSame ? current.Version : New;
    }

    /// <summary>Whether what runs was started with other settings or secrets, so that a deployment starts all of it anew; those of another machine are not looked at.</summary>
    public static async Task<bool> HasOtherSettingsAsync(DeployedProject project, ComposePreview preview, string version, CancellationToken cancellationToken)
    {
        if (project.Machine.IsRemote || (await project.Store.ReadAsync(cancellationToken).ConfigureAwait(false)).Current is not { } current)
        {
            return false;
        }
        var settings = preview.Settings ?? await MachineSettings.ReadAsync(preview.Project, cancellationToken).ConfigureAwait(false);
        return settings.RecreatesAll(current, version);
    }

    private static async Task<bool> IsKeptAsync(DeployedProject project, ComposePreview preview, string version, CancellationToken cancellationToken)
    {
        foreach (var (path, text) in preview.Files.Prepend(KeyValuePair.Create(ComposeProject.FileName, preview.Text)))
        {
            if (await project.Store.ReadKeptAsync(version, path, cancellationToken).ConfigureAwait(false) != text)
            {
                return false;
            }
        }
        return true;
    }
}
