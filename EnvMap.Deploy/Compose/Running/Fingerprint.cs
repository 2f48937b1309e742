using System.Security.Cryptography;
using System.Text;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Deploy.Compose.EnvFiles;
using EnvMap.Deploy.Compose.Planning;
using EnvMap.Deploy.Compose.Running.History;
using EnvMap.Deploy.Compose.Running.Machines;

namespace EnvMap.Deploy.Compose.Running;

/// <summary>Tells whether two folders would be deployed alike.</summary>
/// <param name="Content">Of what was published and built.</param>
/// <param name="Definition">Of what was published.</param>
/// <param name="Settings">Of <c>.env</c>, but for the version, and of the secrets.</param>
/// <param name="Secrets">Of each secret that is there, by its name.</param>
internal sealed record Fingerprint(string Content, string Definition, string Settings, IReadOnlyDictionary<string, string> Secrets)
{
    private const int VersionLength = 12;

    private static readonly string[] s_published = [ComposeProject.FileName, ProfileDocument.FilesFolder];

    /// <summary>A version for a deployment that nobody has given one: the same for the same content.</summary>
    public string Version => Content[..VersionLength];

    public static async Task<Fingerprint> OfAsync(ComposeProject project, CancellationToken cancellationToken)
    {
        var environmentPath = Path.Combine(project.Folder, ComposeEnvironmentFile.FileName);
        var environment = File.Exists(environmentPath)
            ? EnvFileReader.Read(environmentPath, await File.ReadAllTextAsync(environmentPath, cancellationToken).ConfigureAwait(false)).File
            : EnvFile.Empty;
        var folder = Path.GetFullPath(environment.Find(VariablePlan.SecretsFolderName)?.Value ?? VariablePlan.DefaultSecretsFolder, project.Folder);
        var secrets = new Dictionary<string, string>();
        foreach (var name in project.Secrets.Where(name => File.Exists(Path.Combine(folder, name))))
        {
            secrets[name] = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder, name), cancellationToken).ConfigureAwait(false)));
        }
        return new Fingerprint(
            await HashAsync(project.Folder, [.. s_published, ComposeTarget.BuildFolder], cancellationToken).ConfigureAwait(false),
            await HashAsync(project.Folder, s_published, cancellationToken).ConfigureAwait(false),
            OfSettings(environment, secrets),
            secrets);
    }

    /// <summary>The part of the settings, from <c>.env</c> and the hashes of the secrets.</summary>
    public static string OfSettings(EnvFile environment, IReadOnlyDictionary<string, string> secrets) => Hash(
        string.Concat(environment.Entries.Where(entry => entry.Name is not (null or VariablePlan.VersionName)).Select(entry => entry.Raw)) + Join(secrets, secrets.Keys));

    /// <summary>Of the secrets with those names, all in one.</summary>
    public string OfSecrets(IEnumerable<string> names) => Hash(Join(Secrets, names));

    /// <summary>Whether a version of that record is this one; where images are not built here, what lies in their folders says nothing.</summary>
    public bool IsThatOf(DeploymentRecord record, bool builds) => builds || record.Definition is null ? record.Content == Content : record.Definition == Definition;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Join(IReadOnlyDictionary<string, string> secrets, IEnumerable<string> names) =>
        string.Concat(names.Order(StringComparer.Ordinal).Select(name => $"{name}\0{secrets.GetValueOrDefault(name)}\n"));

    private static async Task<string> HashAsync(string folder, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in names.SelectMany(name => FolderArchive.FilesOf(folder, name)))
        {
            // A name cannot hold a 0, and a hash has one length: no two folders are written the same way.
            hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(folder, file).Replace('\\', '/')}\0"));
            hash.AppendData(SHA256.HashData(await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false)));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
