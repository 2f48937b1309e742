using System.Security.Cryptography;
using System.Text;

namespace EnvMap.Tools;

/// <summary>
/// Where tools keep what survives a run: <c>EnvMap:DataDirectory</c>, by default <c>.envmap</c> beside the AppHost; for root, whose
/// database runs as another user, <c>/var/lib/envmap/&lt;AppHost&gt;-&lt;hash of its path&gt;</c> where that user may not enter the AppHost's folder.
/// </summary>
internal sealed class StateFolder(string path)
{
    private const string SharedRoot = "/var/lib/envmap";
    private const UnixFileMode OpenToAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public string FullPath { get; } = path;

    public static string DefaultOf(string appHostDirectory)
    {
        var beside = Path.Combine(appHostDirectory, ".envmap");
        return OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess || FindClosedAncestor(beside) is null
            ? beside
            : Path.Combine(SharedRoot, $"{Path.GetFileName(appHostDirectory.TrimEnd('/'))}-{Hash(appHostDirectory)}");
    }

    /// <summary>The folder of a tool, created where it is missing.</summary>
    public string Of(string tool)
    {
        var folder = Path.Combine(FullPath, tool);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OpenToAll);
        }
        return folder;
    }

    /// <summary>The first folder above <paramref name="path"/> that other users may not enter, or null.</summary>
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public static string? FindClosedAncestor(string path)
    {
        for (var folder = Directory.GetParent(path); folder is not null; folder = folder.Parent)
        {
            if (folder.Exists && (folder.UnixFileMode & UnixFileMode.OtherExecute) == 0)
            {
                return folder.FullName;
            }
        }
        return null;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
}
