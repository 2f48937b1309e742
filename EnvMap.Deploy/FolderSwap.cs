namespace EnvMap.Deploy;

/// <summary>
/// Moves files and folders to where others of their names are, step by step, and back again where a step fails. A file is at every moment
/// there, the former or the new one, also when the process is killed.
/// </summary>
/// <param name="target">The folder that gets them.</param>
/// <param name="former">A folder of this swap's own for what was there; it is gone in the end.</param>
internal sealed class FolderSwap(string target, string former)
{
    // It goes before what it keeps out of a repository, should the process be killed in between.
    private const string IgnoreFileName = ".gitignore";

    private readonly Stack<Action> _undo = new();

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
            foreach (var path in kept.Where(path => Directory.Exists(Path.Combine(former, path))))
            {
                var place = Path.Combine(target, path);
                if (Directory.Exists(Path.GetDirectoryName(place)) && !Path.Exists(place))
                {
                    Step(Path.Combine(former, path), place);
                }
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
        Directory.Delete(former, recursive: true);
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
        Directory.Delete(former, recursive: true);
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
