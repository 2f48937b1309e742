namespace EnvMap.Tests.TestSupport;

internal static class BuiltProject
{
    /// <summary>
    /// The built file of a project in that project's own output, of the same configuration: a copy beside the tests lacks what the tests
    /// themselves have from a shared framework.
    /// </summary>
    public static string FileOf(string project)
    {
        // artifacts/bin/EnvMap.Tests/debug -> artifacts/bin/EnvMap.Api/debug
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, $"{project}.dll");
    }
}
