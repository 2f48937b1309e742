using EnvMap.Acquisition;

namespace EnvMap.Tests.TestSupport;

/// <summary>The linter for Compose files, which brings Compose's own schema; installed once by npm into the cache.</summary>
internal static class Dclint
{
    private const string Version = "3.1.0";

    private static readonly Lazy<Task<string>> s_installed = new(InstallAsync);

    public static string Name => $"dclint {Version}";

    /// <summary>What it says of files; nothing where all is well.</summary>
    public static async Task<string> CheckAsync(params IReadOnlyList<string> files)
    {
        await using var process = ChildProcess.Start("node", [await s_installed.Value, "--max-warnings", "0", .. files], Path.GetDirectoryName(files[0]));
        var exitCode = await process.WaitForExitAsync(TimeSpan.FromMinutes(5));
        return exitCode is 0 ? "" : $"dclint ended with {exitCode}:\n{process.Output}";
    }

    private static async Task<string> InstallAsync()
    {
        var root = ToolCacheRoot.Resolve(Environment.GetEnvironmentVariable, Environment.UserName == "root");
        var folder = Path.Combine(root, "tests", $"dclint-{Version}");
        var program = Path.Combine(folder, "node_modules", "dclint", "bin", "dclint.cjs");
        using (await FetchLock.AcquireAsync(Path.Combine(root, "locks", $"dclint-{Version}.lock"), null, TimeProvider.System, CancellationToken.None))
        {
            if (!File.Exists(program))
            {
                var scratch = $"{folder}.{Guid.NewGuid():N}";
                Directory.CreateDirectory(scratch);
                await ChildProcess.RunAsync("npm", ["install", "--prefix", scratch, "--no-audit", "--no-fund", "--silent", $"dclint@{Version}"], scratch, TimeSpan.FromMinutes(3));
                Directory.Move(scratch, folder);
            }
        }
        return program;
    }
}
