namespace EnvMap.Deploy;

/// <summary>
/// Moves files and folders to where others of their names are, step by step, and back again where a step fails. Nothing is lost when the
/// process is killed: a file is at every moment there, the former or the new one; a folder for a moment only among what was there before, from
/// where <see cref="Recover"/> brings it back.
/// </summary>
/// <param name="target">The folder that gets them.</param>
/// <param name="former">A folder of this swap's own for what was there; it is gone in the end, where it can be removed.</param>
internal sealed class FolderSwap(string target, string former)
{
    // It goes before what it keeps out of a repository, should the process be killed in between.
    private const string IgnoreFileName = ".gitignore";

    private readonly Stack<Action> _undo = new();

    /// <summary>
    /// Brings back what a swap that was killed has taken away and put nothing in the place of: files, folders, and the folders
    /// <paramref name="kept"/> in folders that it had replaced already.
    /// </summary>
    public static void Recover(string target, string former, IEnumerable<string> kept)
    {
        if (!Directory.Exists(former) || !Directory.Exists(target))
        {
            return;
        }
        foreach (var path in Directory.EnumerateFileSystemEntries(former).Select(entry => Path.GetRelativePath(former, entry)).ToList().Concat(kept))
        {
            PutBack(Path.Combine(former, path), Path.Combine(target, path));
        }
    }

    /// <summary>
    /// Moves all that <paramref name="source"/> holds; of what the target holds, those of <paramref name="owned"/> that the source lacks are
    /// removed. The folders <paramref name="kept"/>, in folders that are replaced, stay where the new ones have no such.
    /// </summary>
    public void Run(string source, IReadOnlySet<string> owned, IEnumerable<string> kept)
    {
        Directory.CreateDirectory(former);
        try
        {
            var entries = new DirectoryInfo(source).GetFileSystemInfos();
            foreach (var entry in entries.OrderBy(entry => entry is FileInfo).ThenBy(entry => entry.Name is not IgnoreFileName))
            {
                Replace(entry);
            }
            foreach (var path in kept.Where(path => IsMissing(Path.Combine(former, path), Path.Combine(target, path))))
            {
                Step(Path.Combine(former, path), Path.Combine(target, path));
            }
            foreach (var entry in new DirectoryInfo(target).GetFileSystemInfos().Where(entry => owned.Contains(entry.Name) && !entries.Any(other => other.Name == entry.Name)))
            {
                Step(entry.FullName, Path.Combine(former, entry.Name));
            }
        }
        catch (Exception exception)
        {
            Undo(exception);
            throw;
        }
        Remains.Remove(former);
    }

    private static bool IsMissing(string former, string place) => Path.Exists(former) && !Path.Exists(place) && Directory.Exists(Path.GetDirectoryName(place));

    private static void PutBack(string former, string place)
    {
        try
        {
            if (IsMissing(former, place))
            {
                Move(former, place);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is somebody else's: it stays where it is.
        }
    }

    private void Replace(FileSystemInfo entry)
    {
        var (place, kept) = (Path.Combine(target, entry.Name), Path.Combine(former, entry.Name));
        if (entry is FileInfo && File.Exists(place))
        {
            File.Copy(place, kept);
            File.Move(entry.FullName, place, overwrite: true);
            _undo.Push(() => File.Move(kept, place, overwrite: true));
            return;
        }
        if (Path.Exists(place))
        {
            Step(place, kept);
        }
        Step(entry.FullName, place);
    }

    private void Step(string from, string to)
    {
        Move(from, to);
        _undo.Push(() => Move(to, from));
    }

    private void Undo(Exception reason)
    {
        try
        {
            while (_undo.TryPop(out var back))
            {
                back();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"'{target}' could not be written, nor left as it was: what is missing there lies in '{former}'. {reason.Message}", exception);
        }
        Remains.Remove(former);
    }

    private static void Move(string from, string to)
    {
        if (Directory.Exists(from))
        {
            Directory.Move(from, to);
        }
        else
        {
            File.Move(from, to);
        }
    }
}
