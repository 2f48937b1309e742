using System.Security.Cryptography;
using System.Text;
using EnvMap.Deploy.Compose.EnvFiles;
using EnvMap.Deploy.Compose.Planning;
using EnvMap.Deploy.Compose.Running.History;

namespace EnvMap.Deploy.Compose.Running;

/// <summary>What the machine has of its own, and no version: what stands in <c>.env</c>, and the secrets.</summary>
/// <param name="Hash">Stands for all of it, but for the version and the registry, by which Compose finds images.</param>
/// <param name="SecretsFolder">The folder of the secrets, as <c>.env</c> names it.</param>
/// <param name="Secrets">The hash of each secret that is there, by its name.</param>
internal sealed record MachineSettings(string Hash, string SecretsFolder, IReadOnlyDictionary<string, string> Secrets)
{
    /// <summary>Those in the folder of a project on this machine.</summary>
    public static async Task<MachineSettings> ReadAsync(ComposeProject project, CancellationToken cancellationToken)
    {
        var path = Path.Combine(project.Folder, ComposeEnvironmentFile.FileName);
        var environment = File.Exists(path) ? EnvFileReader.Read(path, await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false)).File : EnvFile.Empty;
        var folder = Path.GetFullPath(FolderIn(environment), project.Folder);
        var secrets = new Dictionary<string, string>();
        foreach (var name in project.Secrets.Where(name => File.Exists(Path.Combine(folder, name))))
        {
            secrets[name] = HashOf(await File.ReadAllBytesAsync(Path.Combine(folder, name), cancellationToken).ConfigureAwait(false));
        }
        return Of(environment, secrets);
    }

    /// <summary>Those of a machine with that <c>.env</c>, and with secrets of those hashes.</summary>
    public static MachineSettings Of(EnvFile environment, IReadOnlyDictionary<string, string> secrets) => new(
        HashOf(Encoding.UTF8.GetBytes(
            string.Concat(environment.Entries.Where(entry => entry.Name is not (null or VariablePlan.VersionName or VariablePlan.RegistryName)).Select(entry => entry.Raw)) + Join(secrets, secrets.Keys))),
        FolderIn(environment),
        secrets);

    /// <summary>What stands for contents.</summary>
    public static string HashOf(byte[] contents) => Convert.ToHexStringLower(SHA256.HashData(contents));

    /// <summary>Of the secrets with those names, all in one.</summary>
    public string OfSecrets(IEnumerable<string> names) => HashOf(Encoding.UTF8.GetBytes(Join(Secrets, names)));

    /// <summary>Whether a version has all of its containers made anew where another record is of what runs.</summary>
    public bool RecreatesAll(DeploymentRecord current, string version) =>
        (current.Version == version && current.Settings != Hash)
        // Compose sees neither that a file that it mounts has other contents, nor that it is another file. One that came with this version is no reason.
        || (current.Secrets is { Count: > 0 } names
            && (current.SecretsHash != OfSecrets(names) || (current.SecretsFolder is { } folder && folder != SecretsFolder)));

    private static string FolderIn(EnvFile environment) => environment.Find(VariablePlan.SecretsFolderName)?.Value ?? VariablePlan.DefaultSecretsFolder;

    private static string Join(IReadOnlyDictionary<string, string> secrets, IEnumerable<string> names) =>
        string.Concat(names.Order(StringComparer.Ordinal).Select(name => $"{name}\0{secrets.GetValueOrDefault(name)}\n"));
}
