using System.Text;
using EnvMap.Deploy.Processes;

namespace EnvMap.Deploy.Compose.Running.Machines;

/// <summary>This machine.</summary>
internal sealed class LocalMachine(string folder, IProcessRunner processes) : IMachine
{
    private const string OwnFolder = ".envmap";

    private const int UnixFileExists = 17;
    private const int WindowsFileExists = 80;

    private const int Attempts = 100;

    // The folders that were made for a file, the innermost first.
    private readonly List<string> _made = [];

    public string Name => "this machine";

    public bool IsRemote => false;

    public Task<ProcessResult> RunAsync(ProcessCommand command, CancellationToken cancellationToken) =>
        processes.RunAsync(command with { WorkingDirectory = folder }, cancellationToken);

    public async Task<string?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, path);
        try
        {
            return await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
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
        if (CreateNew(file) is not { } stream)
        {
            return false;
        }
        try
        {
            await using (stream.ConfigureAwait(false))
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);
            }
            return true;
        }
        catch
        {
            File.Delete(file);
            RemoveEmptyFolders();
            throw;
        }
    }

    public Task CopyAsync(string from, string to, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        foreach (var place in new[] { from, to })
        {
            FolderSwap.Recover(Path.Combine(folder, place), FormerOf(place), kept: []);
        }
        var (swap, copies) = (SwapOf(to), Path.Combine(SwapOf(to), "new"));
        Delete(swap);
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
        new FolderSwap(Path.Combine(folder, to), FormerOf(to)).Run(copies, names.ToHashSet(), kept: []);
        Remains.Remove(swap);
        return Task.CompletedTask;
    }

    public Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        Delete(Path.Combine(folder, path));
        return Task.CompletedTask;
    }

    public Task<ReceivedProject> ReceiveAsync(ComposeProject project, IReadOnlyList<string> names, bool replacesSecrets, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A project runs on this machine in the folder that it was published in: there is nothing to bring there.");

    /// <summary>Removes what <see cref="TryCreateAsync"/> may have made and nobody has put anything into: the folder of what is kept of deployments, and those around it.</summary>
    public void RemoveEmptyFolders()
    {
        foreach (var path in _made.Prepend(Path.Combine(folder, OwnFolder)))
        {
            try
            {
                if (Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any())
                {
                    Directory.Delete(path);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Somebody has just put something into it, or removed it.
            }
        }
    }

    private static FileStream? Open(string file, FileStreamOptions options)
    {
        try
        {
            return new FileStream(file, options);
        }
        catch (IOException exception) when ((exception.HResult & 0xFFFF) is UnixFileExists or WindowsFileExists)
        {
            return null;
        }
    }

    // Null where it is there.
    private FileStream? CreateNew(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                CreateFolder(Path.GetDirectoryName(file)!);
                return Open(file, options);
            }
            catch (IOException) when (attempt < Attempts)
            {
                // Whoever had it before has just removed the empty folder, which is told in several ways; or it cannot be made at all.
            }
        }
    }

    private void CreateFolder(string path)
    {
        for (var missing = path; missing is not null && !Directory.Exists(missing); missing = Path.GetDirectoryName(missing))
        {
            if (!_made.Contains(missing))
            {
                _made.Add(missing);
            }
        }
        Directory.CreateDirectory(path);
    }

    // In the folder that is copied to, so that it is known where that belongs which a process that was killed has left there.
    private string SwapOf(string place) => Path.Combine(folder, place, place is "." ? $"{OwnFolder}/swap" : ".swap");

    private string FormerOf(string place) => Path.Combine(SwapOf(place), "old");

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
