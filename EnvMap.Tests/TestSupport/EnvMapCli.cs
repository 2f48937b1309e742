using System.Diagnostics;

namespace EnvMap.Tests.TestSupport;

/// <summary>A run of the built command line.</summary>
internal sealed record EnvMapCli(int ExitCode, string Output, string Error)
{
    // Its assembly is named as the command.
    public static string Assembly { get; } = Path.Combine(Path.GetDirectoryName(BuiltProject.FileOf("EnvMap.Cli"))!, "envmap.dll");

    public static Task<EnvMapCli> RunAsync(params string[] arguments) => RunInAsync(RepositoryRoot.Path, null, arguments);

    public static Task<EnvMapCli> RunInAsync(string folder, IReadOnlyDictionary<string, string?>? environment, params string[] arguments) =>
        RunAsync(folder, environment, "", TimeSpan.FromMinutes(2), arguments);

    /// <summary>Runs it under circumstances of the test.</summary>
    public static Task<EnvMapCli> RunUnderAsync(IReadOnlyList<string> prefix, string folder, IReadOnlyDictionary<string, string?>? environment, params string[] arguments) =>
        RunAsync(prefix, folder, environment, "", TimeSpan.FromMinutes(2), arguments);

    /// <param name="folder">Where it is called.</param>
    /// <param name="environment">What it has besides the variables of the tests.</param>
    /// <param name="typed">What somebody types who is asked something.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="arguments">The verb and what it is given.</param>
    public static Task<EnvMapCli> RunAsync(
        string folder, IReadOnlyDictionary<string, string?>? environment, string typed, TimeSpan limit, params IEnumerable<string> arguments) =>
        RunAsync([], folder, environment, typed, limit, arguments);

    private static async Task<EnvMapCli> RunAsync(
        IReadOnlyList<string> prefix, string folder, IReadOnlyDictionary<string, string?>? environment, string typed, TimeSpan limit, IEnumerable<string> arguments)
    {
        IReadOnlyList<string> words = [.. prefix, "dotnet", Assembly, .. arguments];
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
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
        using var timeout = new CancellationTokenSource(limit);
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(typed);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var error = process.StandardError.ReadToEndAsync(timeout.Token);
        await process.WaitForExitAsync(timeout.Token);
        return new EnvMapCli(process.ExitCode, await output, await error);
    }
}
