namespace EnvMap.Deploy.Publishing;

/// <summary>Compares what was written before with what is written now.</summary>
internal static class FolderDifference
{
    /// <summary>
    /// A line for each file that was added, has changed or is gone; in the order of their paths. Of what was written before, only what bears
    /// one of the <paramref name="owned"/> names counts.
    /// </summary>
    public static IReadOnlyList<string> Between(string before, string now, IReadOnlySet<string> owned)
    {
        var present = FilesOf(now);
        var former = FilesOf(before).Where(file => owned.Contains(file.Split('/')[0])).ToHashSet();
        return
        [
            .. former.Union(present).Order(StringComparer.Ordinal)
                .Select(file => !former.Contains(file) ? $"added {file}"
                    : !present.Contains(file) ? $"removed {file}"
                    : File.ReadAllBytes(Path.Combine(before, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(now, file))) ? null
                    : $"changed {file}")
                .OfType<string>(),
        ];
    }

    private static HashSet<string> FilesOf(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')),
    ];
}
