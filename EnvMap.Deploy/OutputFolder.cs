using System.Globalization;
using System.Text.RegularExpressions;
using EnvMap.Deploy.Processes;

namespace EnvMap.Deploy;

/// <summary>
/// A folder in which others keep files too: what is ours there is written into a hidden one beside it first, and takes its place whole or
/// not at all. Paths out of it, such as those of a manifest to its projects, are the same in both.
/// </summary>
public sealed partial class OutputFolder : IDisposable
{
    private const UnixFileMode ForOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // Whoever writes may let nobody else read; the users of containers must.
    private const UnixFileMode ForAll = ForOwner | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const string Former = ".old";

    // Where nobody may look beside the folder, nothing is found there.
    private static readonly EnumerationOptions s_hiddenToo = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    private readonly string _target;
    private readonly IReadOnlySet<string> _owned;

    /// <summary>Begins to write.</summary>
    /// <param name="target">The folder; it need not be there.</param>
    /// <param name="owned">The names, directly below it, of all that is ever written here; what of them is not written this time is removed.</param>
    public OutputFolder(string target, IReadOnlySet<string> owned)
    {
        _target = System.IO.Path.GetFullPath(target).TrimEnd(System.IO.Path.DirectorySeparatorChar);
        _owned = owned;
        Path = Beside(".new");
        Directory.CreateDirectory(Path);
    }

    /// <summary>Where the files are written until <see cref="Complete()"/>.</summary>
    public string Path { get; }

    private string Parent => System.IO.Path.GetDirectoryName(_target)!;

    private string Prefix => $".{System.IO.Path.GetFileName(_target)}.";

    /// <summary>Writes a text as UTF-8, with the folders that it needs, whatever the process' mask of rights is.</summary>
    /// <exception cref="ArgumentException">The path leads out of the folder.</exception>
    public async Task WriteAsync(string path, string text, bool ownerOnly, CancellationToken cancellationToken)
    {
        var file = System.IO.Path.GetFullPath(path, Path);
        if (!file.StartsWith(Path + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{path}' leads out of the folder that is written. Name a file in it.", nameof(path));
        }
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = ForOwner;
        }
        var writer = new StreamWriter(file, options);
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
        }
        if (!ownerOnly && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, ForAll);
        }
    }

    /// <summary>
    /// Puts what was written in the place of what was ours there. What writers that were killed have left beside it is removed, once all that they
    /// had taken away is back.
    /// </summary>
    public void Complete() => Complete([]);

    /// <summary>Puts what was written in the place of what was ours there, but for folders that others fill.</summary>
    /// <param name="kept">Paths of folders in folders of ours; they stay where this writer has none of their name.</param>
    public void Complete(IEnumerable<string> kept)
    {
        Directory.CreateDirectory(_target);
        var leftovers = FindLeftovers();
        var folders = kept.ToList();
        foreach (var former in leftovers.Where(folder => folder.EndsWith(Former, StringComparison.Ordinal)))
        {
            FolderSwap.Recover(_target, former, folders);
        }
        new FolderSwap(_target, Beside(Former)).Run(Path, _owned, folders);
        leftovers.ForEach(Remains.Remove);
    }

    /// <summary>Removes what was written and not completed.</summary>
    public void Dispose() => Remains.Remove(Path);

    private string Beside(string what) => System.IO.Path.Combine(Parent, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}.{Guid.NewGuid():N}{what}"));

    // .compose.4711.0c8f….new
    private List<string> FindLeftovers() =>
    [
        .. Directory.EnumerateDirectories(Parent, $"{Prefix}*", s_hiddenToo).Where(folder =>
            Leftover().Match(System.IO.Path.GetFileName(folder)[Prefix.Length..]) is { Success: true } match
            && int.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var process) && ProcessMark.Of(process) is null),
    ];

    [GeneratedRegex(@"^(\d+)\.[0-9a-f]{32}\.(new|old)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Leftover();
}
