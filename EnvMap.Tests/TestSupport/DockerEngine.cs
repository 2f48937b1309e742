using System.ComponentModel;
using System.Diagnostics;

namespace EnvMap.Tests.TestSupport;

/// <summary>The machine's container engine, asked through its command line.</summary>
internal static class DockerEngine
{
    private const string RequiredVariable = "ENVMAP_REQUIRE_DOCKER";

    private static readonly Lazy<string?> s_absence = new(FindAbsence);

    /// <summary>Without an engine that answers the test is skipped, or fails where an engine is required.</summary>
    public static void Require()
    {
        var reason = s_absence.Value;
        Assert.False(reason is not null && Environment.GetEnvironmentVariable(RequiredVariable) == "1", $"{reason} {RequiredVariable} is 1.");
        Assert.SkipWhen(reason is not null, reason ?? "");
    }

    /// <summary>Runs <c>docker</c> to the end and gives its output; fails unless it exits with 0.</summary>
    public static async Task<string> RunAsync(params IEnumerable<string> arguments)
    {
        await using var process = ChildProcess.Start("docker", arguments);
        var exitCode = await process.WaitForExitAsync();
        Assert.True(exitCode == 0, $"docker {string.Join(' ', arguments)} ended with {exitCode}:\n{process.Output}");
        return process.Output.Trim();
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
