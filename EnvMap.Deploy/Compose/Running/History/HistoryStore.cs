using System.Text.Json;
using EnvMap.Deploy.Compose.EnvFiles;
using EnvMap.Deploy.Compose.Planning;
using EnvMap.Deploy.Compose.Running.Machines;

namespace EnvMap.Deploy.Compose.Running.History;

/// <summary>What is kept of deployments, in the folder <c>.envmap</c> beside the Compose file on the machine where it runs.</summary>
internal sealed class HistoryStore(IMachine machine)
{
    private const string Folder = ".envmap";
    private const string FileName = $"{Folder}/history.json";
    private const int Kept = 200;

    // What a version is started from, besides its images and the settings of the machine.
    private static readonly string[] s_versioned = [ComposeProject.FileName, Catalog.ProfileDocuments.ProfileDocument.FilesFolder];

    public async Task<DeploymentHistory> ReadAsync(CancellationToken cancellationToken)
    {
        var text = await machine.ReadAsync(FileName, cancellationToken).ConfigureAwait(false);
        try
        {
            return text is null ? new DeploymentHistory() : JsonSerializer.Deserialize(text, HistoryJsonContext.Default.DeploymentHistory) ?? new DeploymentHistory();
        }
        catch (JsonException exception)
        {
            throw new DeploymentException($"{FileName} on {machine.Name} cannot be read: {exception.Message} Correct it, or remove it, and with it what is known of earlier versions.", isBadInput: true);
        }
    }

    public async Task<DeploymentHistory> AddAsync(DeploymentHistory history, DeploymentRecord record, CancellationToken cancellationToken)
    {
        var longer = history with { Deployments = [.. history.Deployments.Append(record).TakeLast(Kept)] };
        await machine.WriteAsync($"{Folder}/.gitignore", "*\n", cancellationToken).ConfigureAwait(false);
        await machine.WriteAsync(FileName, JsonSerializer.Serialize(longer, HistoryJsonContext.Default.DeploymentHistory), cancellationToken).ConfigureAwait(false);
        return longer;
    }

    /// <summary>Keeps what a version is started from.</summary>
    public Task KeepAsync(string version, CancellationToken cancellationToken) => machine.CopyAsync(".", FolderOf(version), s_versioned, cancellationToken);

    /// <summary>Puts what a version is started from where Compose reads it.</summary>
    public async Task RestoreAsync(string version, CancellationToken cancellationToken)
    {
        if (await machine.ReadAsync($"{FolderOf(version)}/{ComposeProject.FileName}", cancellationToken).ConfigureAwait(false) is null)
        {
            throw new DeploymentException($"{machine.Name} has not kept the files of version {version}. Deploy it again.", isBadInput: true);
        }
        await machine.CopyAsync(FolderOf(version), ".", s_versioned, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The text of a file that a version is started from; null where it is not kept.</summary>
    public Task<string?> ReadKeptAsync(string version, string path, CancellationToken cancellationToken) => machine.ReadAsync($"{FolderOf(version)}/{path}", cancellationToken);

    public Task ForgetAsync(string version, CancellationToken cancellationToken) => machine.DeleteAsync(FolderOf(version), cancellationToken);

    /// <summary>Writes the version into <c>.env</c>, and the registry that its images are from, so that whoever comes later finds the same images.</summary>
    /// <param name="version">The version.</param>
    /// <param name="registry">The registry; null for the one that stands there.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task StateAsync(string version, string? registry, CancellationToken cancellationToken)
    {
        var text = await machine.ReadAsync(ComposeEnvironmentFile.FileName, cancellationToken).ConfigureAwait(false) ?? "";
        var file = EnvFileReader.Read(ComposeEnvironmentFile.FileName, text).File.With(VariablePlan.VersionName, version);
        var stated = (registry is null ? file : file.With(VariablePlan.RegistryName, registry)).Complete([]);
        if (stated != text)
        {
            await machine.WriteAsync(ComposeEnvironmentFile.FileName, stated, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The registry that <c>.env</c> names; null where it names none.</summary>
    public async Task<string?> FindRegistryAsync(CancellationToken cancellationToken) =>
        EnvFileReader.Read(ComposeEnvironmentFile.FileName, await machine.ReadAsync(ComposeEnvironmentFile.FileName, cancellationToken).ConfigureAwait(false) ?? "")
            .File.Find(VariablePlan.RegistryName)?.Value;

    private static string FolderOf(string version) => $"{Folder}/versions/{version}";
}
