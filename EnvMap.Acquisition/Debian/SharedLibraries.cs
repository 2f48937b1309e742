namespace EnvMap.Acquisition;

internal static class SharedLibraries
{
    private const string NotFound = " => not found";

    /// <summary>The libraries that the programs in some folders need and the machine does not have.</summary>
    public static async Task<IReadOnlyList<string>> FindMissingAsync(
        ToolWorkspace workspace, IEnumerable<string> folders, IReadOnlyList<string> libraryPath, CancellationToken cancellationToken)
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        var environment = new Dictionary<string, string> { ["LC_ALL"] = "C" };
        if (libraryPath.Count > 0)
        {
            environment["LD_LIBRARY_PATH"] = string.Join(':', libraryPath);
        }

        foreach (var program in folders.Where(Directory.Exists).SelectMany(Directory.EnumerateFiles).Where(IsProgram))
        {
            // The exit code says nothing: it is 1 for a static program, which needs no library at all.
            var result = await workspace.TryRunAsync(new Command("ldd", [program]) { Environment = environment }, cancellationToken).ConfigureAwait(false);

            // 	libjemalloc.so.2 => not found
            missing.UnionWith(result.Output.Split('\n').Where(line => line.EndsWith(NotFound, StringComparison.Ordinal)).Select(line => line[..^NotFound.Length].Trim()));
        }

        return [.. missing];
    }

    private static bool IsProgram(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
        {
            return false;
        }

        Span<byte> magic = stackalloc byte[4];
        using var stream = File.OpenRead(path);
        return stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length && magic.SequenceEqual("\u007fELF"u8);
    }
}
