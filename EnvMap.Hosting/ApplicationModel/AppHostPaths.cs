namespace Aspire.Hosting.ApplicationModel;

/// <summary>Paths as AppHosts give them: relative to the AppHost's folder, with either separator on every platform.</summary>
internal static class AppHostPaths
{
    public static string Resolve(IDistributedApplicationBuilder builder, string path) => Path.GetFullPath(path.Replace('\\', '/'), builder.AppHostDirectory);

    /// <summary>Does the same for a project, which may be named by its folder where that holds one project only.</summary>
    public static string ResolveProject(IDistributedApplicationBuilder builder, string path)
    {
        var resolved = Resolve(builder, path);
        var anyCase = new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive, IgnoreInaccessible = true };
        return Directory.Exists(resolved) && Directory.GetFiles(resolved, "*.csproj", anyCase) is [var project] ? project : resolved;
    }
}
