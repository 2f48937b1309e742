using EnvMap.Deploy.Processes;

namespace EnvMap.Deploy.Compose.Running.Machines;

/// <summary>This machine.</summary>
internal sealed class LocalMachine(string folder, IProcessRunner processes) : IMachine
{
    private const string OwnFolder = ".envmap";
    private const string Swap = $"{OwnFolder}/swap";

    private const int UnixFileExists = 17;
    private const int WindowsFileExists = 80;

    private bool _wasMissing;

    public string Name => "this machine";

    public bool IsRemote => false;

    public Task<ProcessResult> RunAsync(ProcessCommand command, CancellationToken cancellationToken) =>
        processes.RunAsync(command with { WorkingDirectory = folder }, cancellationToken);

    public async Task<string?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, path);
        return File.Exists(file) ? await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false) : null;
    }

    public async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var stream = new AtomicFile(file);
        await using (stream.ConfigureAwait(false))
        {
            await stream.WriteAsync(text, cancellationToken).ConfigureAwait(false);
            stream.Complete();
        }
    }

    public async Task<bool> TryCreateAsync(string path, string text, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, path);
        _wasMissing |= !Directory.Exists(folder);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        StreamWriter writer;
        try
        {
            writer = new StreamWriter(file, options);
        }
        catch (DirectoryNotFoundException)
        {
            // Whoever had it before has just removed the empty folder.
            return await TryCreateAsync(path, text, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception) when ((exception.HResult & 0xFFFF) is UnixFileExists or WindowsFileExists)
        {
            return false;
        }
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
        }
        return true;
    }

    public Task CopyAsync(string from, string to, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var (copies, former) = (Path.Combine(folder, Swap, "new"), Path.Combine(folder, Swap, "old"));
        Delete(Path.Combine(folder, Swap));
        Directory.CreateDirectory(copies);
        foreach (var name in names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var source = Path.Combine(folder, from, name);
            if (Directory.Exists(source))
            {
                CopyFolder(source, Path.Combine(copies, name));
            }
            else if (File.Exists(source))
            {
                File.Copy(source, Path.Combine(copies, name));
            }
        }
        Directory.CreateDirectory(Path.Combine(folder, to));
        new FolderSwap(Path.Combine(folder, to), former).Run(copies, names.ToHashSet(), kept: []);
        Delete(Path.Combine(folder, Swap));
        return Task.CompletedTask;
    }

    public Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        Delete(Path.Combine(folder, path));
        return Task.CompletedTask;
    }

    public Task<ReceivedProject> ReceiveAsync(ComposeProject project, IReadOnlyList<string> names, bool replacesSecrets, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A project runs on this machine in the folder that it was published in: there is nothing to bring there.");

    /// <summary>Removes what <see cref="TryCreateAsync"/> may have made and nobody has put anything into: the folder of what is kept of deployments, and this one.</summary>
    public void RemoveEmptyFolders()
    {
        string[] folders = _wasMissing ? [Path.Combine(folder, OwnFolder), folder] : [Path.Combine(folder, OwnFolder)];
        foreach (var empty in folders.Where(path => Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any()))
        {
            Directory.Delete(empty);
        }
    }

    private static void CopyFolder(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static void Delete(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else if (File.Exists(path))
        {
            File.Delete(path);
        }
    }
}
