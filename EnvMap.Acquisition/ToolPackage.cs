using System.Security.Cryptography;
using System.Text;

namespace EnvMap.Acquisition;

/// <summary>Something that <see cref="ToolCache"/> can fetch.</summary>
public abstract class ToolPackage
{
    private protected ToolPackage(string title) => Title = title;

    /// <summary>The package as shown to people, such as "PostgreSQL 18.4".</summary>
    public string Title { get; }

    /// <summary>Folders of the package, relative to its root, in which <see cref="AcquiredTool.GetCommandPath"/> looks.</summary>
    public IReadOnlyList<string> CommandFolders { get; init; } = ["."];

    /// <summary>Makes the unpacked files ready for use, before they are swapped into the cache.</summary>
    public Func<ToolWorkspace, CancellationToken, Task>? Prepare { get; init; }

    /// <summary>Why the package cannot be fetched on this machine, with the cure; null where it can.</summary>
    public abstract string? UnavailableReason { get; }

    /// <summary>The folder in the cache: another content must have another name.</summary>
    internal abstract string FolderName { get; }

    /// <summary>What to do when the command that fetches fails.</summary>
    internal abstract string Cure { get; }

    internal abstract Task FetchAsync(ToolWorkspace workspace, CancellationToken cancellationToken);

    internal virtual IReadOnlyList<string> GetLibraryPath(string directory) => [];

    /// <summary>Eight characters that differ for differing content.</summary>
    private protected static string Fingerprint(params IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..8];
}
