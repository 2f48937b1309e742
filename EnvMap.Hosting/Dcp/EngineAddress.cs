using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace EnvMap.Hosting.Dcp;

/// <summary>Finds out where Docker's own command finds its engine.</summary>
internal sealed class EngineAddress(IOptions<DcpOptions> options)
{
    /// <summary>Such as <c>unix:///var/run/docker.sock</c>; null where there is no Docker, or where Podman is used, which has no engine that could stop.</summary>
    public async Task<Uri?> FindAsync(CancellationToken cancellationToken)
    {
        if (options.Value.ContainerRuntime is "podman")
        {
            return null;
        }

        var host = Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } set ? set : await AskAsync(cancellationToken).ConfigureAwait(false);
        return Uri.TryCreate(host, UriKind.Absolute, out var address) ? address : null;
    }

    private static async Task<string?> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var docker = Process.Start(new ProcessStartInfo("docker", ["context", "inspect", "--format", "{{.Endpoints.docker.Host}}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true
            })!;
            var error = docker.StandardError.ReadToEndAsync(cancellationToken);
            var output = await docker.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            await error.ConfigureAwait(false);
            return output.Trim();
        }
        catch (Win32Exception)
        {
            // Docker is not installed.
            return null;
        }
    }
}
