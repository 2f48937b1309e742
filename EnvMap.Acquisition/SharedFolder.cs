namespace EnvMap.Acquisition;

/// <summary>Folders that other users can enter and read whatever the umask is.</summary>
internal static class SharedFolder
{
    private const UnixFileMode ReadByAll = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode ExecuteByAll = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static void Create(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
        {
            Open(new DirectoryInfo(path));
        }
    }

    /// <summary>Lets everyone read the tree, and execute what its owner can execute.</summary>
    public static void OpenTree(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var root = new DirectoryInfo(path);
        Open(root);
        foreach (var entry in root.EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        {
            if (entry.LinkTarget is null && !OperatingSystem.IsWindows())
            {
                Open(entry);
            }
        }
    }

    /// <summary>The first folder above <paramref name="path"/> that other users may not enter, or null.</summary>
    public static string? FindClosedAncestor(string path)
    {
        for (var folder = Directory.GetParent(path); folder is not null && !OperatingSystem.IsWindows(); folder = folder.Parent)
        {
            if ((folder.UnixFileMode & UnixFileMode.OtherExecute) == 0)
            {
                return folder.FullName;
            }
        }

        return null;
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void Open(FileSystemInfo entry)
    {
        var mode = entry.UnixFileMode | UnixFileMode.UserRead | ReadByAll;
        if (entry is DirectoryInfo || (mode & UnixFileMode.UserExecute) != 0)
        {
            mode |= ExecuteByAll;
        }

        if (mode != entry.UnixFileMode)
        {
            entry.UnixFileMode = mode;
        }
    }
}
