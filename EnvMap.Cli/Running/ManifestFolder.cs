using EnvMap.Deploy;

namespace EnvMap.Cli.Running;

// A Compose folder may be named where the published one is meant, which it stands in.
internal static class ManifestFolder
{
    public static string? Find(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return new[] { full, Path.GetFileName(full) is "compose" ? Path.GetDirectoryName(full) : null }
            .FirstOrDefault(candidate => candidate is not null && File.Exists(Path.Combine(candidate, DeploySource.ManifestFileName)));
    }
}
