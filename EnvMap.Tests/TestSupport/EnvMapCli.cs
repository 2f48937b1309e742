using System.Diagnostics;

namespace EnvMap.Tests.TestSupport;

/// <summary>A run of the built command line.</summary>
internal sealed record EnvMapCli(int ExitCode, string Output, string Error)
{
    // Its assembly is named as the command.
    public static string Assembly { get; } = Path.Combine(Path.GetDirectoryName(BuiltProject.FileOf("EnvMap.Cli"))!, "envmap.dll");

    public static Task<EnvMapCli> RunAsync(params string[] arguments) => RunInAsync(RepositoryRoot.Path, null, arguments);

    public static async Task<EnvMapCli> RunInAsync(string folder, IReadOnlyDictionary<string, string?>? environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in new[] { "GITHUB_ACTIONS", "GITHUB_WORKSPACE", "NO_COLOR" })
        {
            start.Environment.Remove(name);
        }
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var error = process.StandardError.ReadToEndAsync(timeout.Token);
        await process.WaitForExitAsync(timeout.Token);
        return new EnvMapCli(process.ExitCode, await output, await error);
    }
}
