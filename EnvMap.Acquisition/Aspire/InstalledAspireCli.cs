namespace EnvMap.Acquisition;

internal static class InstalledAspireCli
{
    public static Version MinimumVersion { get; } = new(13, 5);

    /// <summary>The newest complete bundle that an Aspire CLI has extracted below a user's home, or null.</summary>
    public static (string Directory, Version Version)? Find(string home)
    {
        var versions = Path.Combine(home, ".aspire", "versions");
        return !Directory.Exists(versions)
            ? null
            : Directory.EnumerateDirectories(versions)
                .Select(folder => (Directory: folder, Version: ParseVersion(Path.GetFileName(folder))))
                .Where(bundle => bundle.Version >= MinimumVersion && AspireBundle.IsComplete(bundle.Directory))
                .OrderByDescending(bundle => bundle.Version)
                .Select(bundle => ((string, Version)?)(bundle.Directory, bundle.Version!))
                .FirstOrDefault();
    }

    // 13.5.4_9c1b401dd67746739044f68959cbf4d3d7af93a6-c9d740db80ba7e5b
    // 13.6.0-preview.1.26101.2_0f…
    private static Version? ParseVersion(string folder) =>
        Version.TryParse(folder.Split('_', '-', '+')[0], out var version) ? version : null;
}
