namespace EnvMap.Tests.TestSupport;

internal static class BuiltProject
{
    // artifacts/bin/EnvMap.Tests/debug -> debug
    private static DirectoryInfo Own => new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>The configuration that the tests are built in, as MSBuild spells it.</summary>
    public static string Configuration => $"{char.ToUpperInvariant(Own.Name[0])}{Own.Name[1..]}";

    /// <summary>
    /// The built file of a project in that project's own output, of the same configuration: a copy beside the tests lacks what the tests
    /// themselves have from a shared framework.
    /// </summary>
    public static string FileOf(string project)
    {
        // artifacts/bin/EnvMap.Tests/debug -> artifacts/bin/EnvMap.Api/debug
        return Path.Combine(Own.Parent!.Parent!.FullName, project, Own.Name, $"{project}.dll");
    }
}
