namespace EnvMap.Tests.TestSupport;

internal static class BuiltAppHost
{
    /// <summary>The AppHost in its own output folder: beside the tests it would lack assemblies that their shared framework has.</summary>
    public static string File { get; } = Find();

    private static string Find()
    {
        // artifacts/bin/EnvMap.Tests/debug/
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(output.Parent!.Parent!.FullName, "EnvMap.AppHost", output.Name, "EnvMap.AppHost.dll");
    }
}
