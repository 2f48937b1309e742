using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Pipelines;

/// <summary>The step that others depend on which need a container engine.</summary>
internal static class ContainerRuntimeStep
{
    public static PipelineStep Create() => new()
    {
        Name = WellKnownPipelineSteps.CheckContainerRuntime,
        Description = "Checks that a container engine answers.",
        RunsOnlyWhenNeeded = true,
        Action = CheckAsync
    };

    private static async Task CheckAsync(PipelineStepContext context)
    {
        var configuration = context.Services.GetRequiredService<IConfiguration>();
        var wanted = configuration["DcpPublisher:ContainerRuntime"] ?? configuration["ASPIRE_CONTAINER_RUNTIME"];
        string[] runtimes = string.IsNullOrEmpty(wanted) ? ["docker", "podman"] : [wanted];
        foreach (var runtime in runtimes)
        {
            if (await AnswersAsync(runtime, context.CancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }

        throw new DistributedApplicationException($"No container engine answers to {string.Join(" or ", runtimes)}. Start it, and publish again.");
    }

    private static async Task<bool> AnswersAsync(string runtime, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(runtime, ["info"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            await error.ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            // It is not installed.
            return false;
        }
    }
}
