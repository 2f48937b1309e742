using System.ComponentModel;
using System.Diagnostics;

namespace EnvMap.Tests.TestSupport;

/// <summary>The machine's container engine, asked through its command line.</summary>
internal static class DockerEngine
{
    private const string RequiredVariable = "ENVMAP_REQUIRE_DOCKER";

    private static readonly Lazy<string?> s_absence = new(FindAbsence);

    /// <summary>Without an engine that answers the test is skipped, or fails where an engine is required.</summary>
    public static void Require() => Require(s_absence.Value);

    /// <summary>The same for something else that a test of containers needs.</summary>
    /// <param name="reason">Why it is not there; null where it is.</param>
    public static void Require(string? reason)
    {
        Assert.False(reason is not null && Environment.GetEnvironmentVariable(RequiredVariable) == "1", $"{reason} {RequiredVariable} is 1.");
        Assert.SkipWhen(reason is not null, reason ?? "");
    }

    /// <summary>Runs <c>docker</c> to the end and gives its output; fails unless it exits with 0.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        var (exitCode, output) = await TryAsync(arguments);
        Assert.True(exitCode == 0, $"docker {string.Join(' ', arguments)} ended with {exitCode}:\n{output}");
        return output;
    }

    public static async Task<(int ExitCode, string Output)> TryAsync(params string[] arguments)
    {
        await using var process = ChildProcess.Start("docker", arguments);
        return (await process.WaitForExitAsync(), process.Output.Trim());
    }

    public static async Task<bool> ExistsAsync(string kind, string name) => (await TryAsync(kind, "inspect", name)).ExitCode == 0;

    /// <summary>The network that a container is in.</summary>
    public static Task<string> NetworkOfAsync(string container)
        => RunAsync("inspect", "--format", "{{range $name, $_ := .NetworkSettings.Networks}}{{$name}}{{end}}", container);

    /// <summary>Removes the volumes whose names begin so.</summary>
    public static async Task RemoveVolumesAsync(string prefix)
    {
        var volumes = await RunAsync("volume", "ls", "--quiet", "--filter", $"name=^{prefix}");
        if (volumes.Length > 0)
        {
            await RunAsync(["volume", "rm", .. volumes.Split('\n')]);
        }
    }

    private static string? FindAbsence()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("docker", ["version", "--format", "{{.Server.Version}}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var error = process.StandardError.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"No container engine answers: {error} Start one (Debian: apt-get install docker.io, then dockerd).";
        }
        catch (Win32Exception)
        {
            return "There is no docker on PATH. Install a container engine (Debian: apt-get install docker.io).";
        }
    }
}
