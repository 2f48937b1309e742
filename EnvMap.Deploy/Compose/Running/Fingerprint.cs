using System.Security.Cryptography;
using System.Text;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Deploy.Compose.Running.History;
using EnvMap.Deploy.Compose.Running.Machines;

namespace EnvMap.Deploy.Compose.Running;

/// <summary>Tells whether two folders would be deployed alike.</summary>
/// <param name="Content">Of what was published and built.</param>
/// <param name="Definition">Of what was published.</param>
/// <param name="Settings">What the machine has of its own.</param>
internal sealed record Fingerprint(string Content, string Definition, MachineSettings Settings)
{
    private const int VersionLength = 12;

    private static readonly string[] s_published = [ComposeProject.FileName, ProfileDocument.FilesFolder];

    /// <summary>A version for a deployment that nobody has given one: the same for the same content.</summary>
    public string Version => Content[..VersionLength];

    public static async Task<Fingerprint> OfAsync(ComposeProject project, CancellationToken cancellationToken) => new(
        await HashAsync(project.Folder, [.. s_published, ComposeTarget.BuildFolder], cancellationToken).ConfigureAwait(false),
        await HashAsync(project.Folder, s_published, cancellationToken).ConfigureAwait(false),
        await MachineSettings.ReadAsync(project, cancellationToken).ConfigureAwait(false));

    /// <summary>Whether a version of that record is this one; where images are not built here, what lies in their folders says nothing.</summary>
    public bool IsThatOf(DeploymentRecord record, bool builds) => builds || record.Definition is null ? record.Content == Content : record.Definition == Definition;

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
