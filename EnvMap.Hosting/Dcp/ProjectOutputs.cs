using System.Diagnostics;
using Aspire.Hosting;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dcp;

/// <summary>Finds the built file of a project; builds projects that the AppHost does not reference.</summary>
internal sealed partial class ProjectOutputs(DistributedApplicationOptions options)
{
    /// <summary>The muxer that runs this process, or else the one on PATH.</summary>
    public static string DotnetPath { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host
        : Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    public string? FindBuilt(IProjectMetadata project)
        => project.SuppressBuild && options.ProjectOutput(project.ProjectPath) is { } output && File.Exists(output) ? output : null;

    /// <summary>Builds a project and returns its file.</summary>
    /// <exception cref="DistributedApplicationException">The build failed; the resource's log has its output.</exception>
    public async Task<string> BuildAsync(IProjectMetadata project, ILogger logger, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(DotnetPath) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(project.ProjectPath) };
        foreach (var argument in (string[])["build", project.ProjectPath, "-nologo", "-verbosity:quiet", "-nodeReuse:false", "-getProperty:TargetPath", "-target:Build"])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            var path = (await output.ConfigureAwait(false)).Trim();
            if (process.ExitCode == 0 && File.Exists(path))
            {
                return path;
            }

            LogBuildFailed(logger, path + Environment.NewLine + await errors.ConfigureAwait(false));
            throw new DistributedApplicationException($"Project '{project.ProjectPath}' cannot be built (exit code {process.ExitCode}).");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Output}")]
    private static partial void LogBuildFailed(ILogger logger, string output);
}
