using System.Diagnostics;

namespace EnvMap.Tests.TestSupport;

/// <summary>The container engine's own command.</summary>
internal static class Docker
{
    /// <summary>Runs a command and returns what it wrote.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        var (exitCode, output) = await TryAsync(arguments);
        return exitCode == 0 ? output : throw new InvalidOperationException($"docker {string.Join(' ', arguments)}: {output}");
    }

    public static async Task<(int ExitCode, string Output)> TryAsync(params string[] arguments)
    {
        using var docker = Process.Start(new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = docker.StandardError.ReadToEndAsync();
        var output = await docker.StandardOutput.ReadToEndAsync();
        await docker.WaitForExitAsync();
        return (docker.ExitCode, (output + await error).Trim());
    }

    public static async Task<bool> ExistsAsync(string kind, string name) => (await TryAsync(kind, "inspect", name)).ExitCode == 0;

    /// <summary>The network that a container is in.</summary>
    public static Task<string> NetworkOfAsync(string container)
        => RunAsync("inspect", "--format", "{{range $name, $_ := .NetworkSettings.Networks}}{{$name}}{{end}}", container);
}
