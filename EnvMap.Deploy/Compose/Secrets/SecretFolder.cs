using System.Text;

namespace EnvMap.Deploy.Compose.Secrets;

/// <summary>The folder of the files that Compose hands to containers as secrets.</summary>
internal sealed class SecretFolder(string path)
{
    private const string IgnoreFileName = ".gitignore";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // Compose mounts a file as it is, and its reader is another user; nobody else gets past the folder.
    private const UnixFileMode ReadableInContainers = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public string Path { get; } = path;

    /// <summary>Why nobody can tell which secrets are here; null where that is known.</summary>
    public string? Obstacle
    {
        get
        {
            try
            {
                Existing([]);
                return null;
            }
            catch (UnauthorizedAccessException)
            {
                return $"What is in the folder '{Path}' cannot be read, so nobody can tell which secrets there are. Call this as its owner (ls -ld '{Path}'), who has to be able to read it: chmod 700 '{Path}'.";
            }
        }
    }

    /// <summary>Why no secret may be written here; null where one may.</summary>
    public string? Problem => Obstacle ?? (!OperatingSystem.IsWindows() && Directory.Exists(Path) && (File.GetUnixFileMode(Path) & ~OwnerOnly) is not 0
        ? $"Others than its owner may enter the folder '{Path}', and secrets are written into it. Name one of its own with --secrets-dir, or close it: chmod 700 '{Path}'."
        : null);

    /// <summary>What stands in the files of those names that are there.</summary>
    public Task<IReadOnlyDictionary<string, string>> ReadAsync(IEnumerable<string> names, CancellationToken cancellationToken) =>
        Task.Run<IReadOnlyDictionary<string, string>>(
            () =>
            {
                var values = new Dictionary<string, string>();
                foreach (var name in Existing(names))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    values.Add(name, File.ReadAllText(System.IO.Path.Combine(Path, name)));
                }
                return values;
            },
            cancellationToken);

    /// <summary>Writes each file that does not yet hold its value; others that lie in the folder stay.</summary>
    public Task WriteAsync(IReadOnlyDictionary<string, string> files, CancellationToken cancellationToken) =>
        // All of them on one thread: that a file of some bytes waits for another one takes longer than to write it.
        Task.Run(
            () =>
            {
                CreateFolder();
                IgnoreInRepository();
                var existing = Existing(files.Keys).ToHashSet();
                foreach (var (name, value) in files)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var file = System.IO.Path.Combine(Path, name);
                    if (!existing.Contains(name) || File.ReadAllText(file) != value)
                    {
                        WriteFile(file, value);
                    }
                }
            },
            cancellationToken);

    /// <summary>Whether one of the files is there.</summary>
    public bool HasAny(IEnumerable<string> names) => Existing(names).Any();

    /// <summary>Removes the files, and the folder where nothing else is in it.</summary>
    public void Remove(IEnumerable<string> names)
    {
        if (!Directory.Exists(Path))
        {
            return;
        }
        foreach (var name in names)
        {
            File.Delete(System.IO.Path.Combine(Path, name));
        }
        if (Directory.EnumerateFileSystemEntries(Path).All(file => System.IO.Path.GetFileName(file) is IgnoreFileName))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private IEnumerable<string> Existing(IEnumerable<string> names)
    {
        if (!Directory.Exists(Path))
        {
            return [];
        }
        var files = Directory.EnumerateFiles(Path).Select(System.IO.Path.GetFileName).ToHashSet();
        // A link that leads nowhere is in the list.
        return names.Where(name => files.Contains(name) && File.Exists(System.IO.Path.Combine(Path, name)));
    }

    private void CreateFolder()
    {
        if (Directory.Exists(Path))
        {
            return;
        }
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
            return;
        }
        Directory.CreateDirectory(Path, OwnerOnly);
        File.SetUnixFileMode(Path, OwnerOnly);
    }

    // A repository that the folder lies in is not to see it.
    private void IgnoreInRepository()
    {
        var ignoreFile = System.IO.Path.Combine(Path, IgnoreFileName);
        if (!File.Exists(ignoreFile) && IsInRepository())
        {
            File.WriteAllText(ignoreFile, "*\n");
        }
    }

    // A worktree has a file of that name.
    private bool IsInRepository()
    {
        for (var folder = new DirectoryInfo(Path); folder is not null; folder = folder.Parent)
        {
            if (System.IO.Path.Exists(System.IO.Path.Combine(folder.FullName, ".git")))
            {
                return true;
            }
        }
        return false;
    }

    // Under another name first: whoever reads it meanwhile gets the old value or the new one.
    private static void WriteFile(string file, string value)
    {
        var temporary = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using (var stream = new FileStream(temporary, options))
        {
            stream.Write(Encoding.UTF8.GetBytes(value));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(stream.SafeFileHandle, ReadableInContainers);
            }
        }
        File.Move(temporary, file, overwrite: true);
    }
}
