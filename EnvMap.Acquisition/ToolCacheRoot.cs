namespace EnvMap.Acquisition;

internal static class ToolCacheRoot
{
    public const string Variable = "ENVMAP_CACHE";

    /// <summary>The cache of all users where the process runs as root, else the user's own.</summary>
    public static string Resolve(Func<string, string?> getVariable, bool isRoot)
    {
        if (getVariable(Variable) is { Length: > 0 } configured)
        {
            return Path.GetFullPath(configured);
        }

        if (OperatingSystem.IsWindows())
        {
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "envmap", "cache");
        }

        // PostgreSQL refuses to run as root and is run as nobody, who may not enter root's home.
        if (isRoot)
        {
            return "/var/cache/envmap";
        }

        return getVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg && Path.IsPathRooted(xdg)
            ? Path.Combine(xdg, "envmap")
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "envmap");
    }
}
