using EnvMap.Deploy.Compose.EnvFiles;
using EnvMap.Deploy.Compose.Planning;
using EnvMap.Deploy.Compose.Running;

namespace EnvMap.Deploy.Compose.Plan;

/// <summary>What Compose understands of what a folder would hold, on the machine where it would lie.</summary>
internal static class PlannedConfig
{
    // Secrets of this machine do not travel in arguments; where one is new, it is another value in any case.
    private const string Unknown = "new";

    /// <param name="project">The project on its machine.</param>
    /// <param name="preview">What its folder would hold.</param>
    /// <param name="version">The version; null for the one in <c>.env</c>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<string> ReadAsync(DeployedProject project, ComposePreview preview, string? version, CancellationToken cancellationToken)
    {
        var isRemote = project.Machine.IsRemote;
        var there = await project.Machine.ReadAsync(ComposeEnvironmentFile.FileName, cancellationToken).ConfigureAwait(false) ?? "";
        var known = EnvFileReader.Read(ComposeEnvironmentFile.FileName, there).File;
        var variables = preview.Variables.Where(variable => known.Find(variable.Name) is not { } entry || (!isRemote && entry.Value is ""))
            .ToDictionary(variable => variable.Name, string? (variable) => isRemote ? SeenFromThere(variable) : variable.Value);
        if (!isRemote && preview.Settings is { } settings)
        {
            // Somebody may have chosen another folder than the one that .env names until now.
            variables[VariablePlan.SecretsFolderName] = settings.SecretsFolder;
        }
        if (version is not null)
        {
            variables[VariablePlan.VersionName] = version;
        }
        // What lies on another machine stays there.
        var text = PreviewText.Write(preview.Text, isRemote ? new Dictionary<string, IReadOnlyDictionary<string, string>>() : preview.EnvFiles);
        return await project.Engine.ReadConfigAsync(text, isRemote ? null : preview.Folder, variables, cancellationToken).ConfigureAwait(false);
    }

    // Wherever the secrets lie here, there they lie beside the Compose file.
    private static string SeenFromThere(EnvVariable variable) =>
        variable.Name is VariablePlan.SecretsFolderName ? VariablePlan.DefaultSecretsFolder : variable.IsSecret ? Unknown : variable.Value;
}
