using System.Diagnostics;
using System.Text.Json;
using EnvMap.Hosting.Dcp.Model;
using Microsoft.Extensions.Options;

namespace EnvMap.Hosting.Dcp;

/// <summary>Asks DCP whether a container engine is there; independent of <see cref="DcpHost"/>, so that the start does not wait for it.</summary>
internal sealed class DcpInfoReader(IOptions<DcpOptions> options, TimeProvider time)
{
    // Many containers ask at once, and an engine may be started any time.
    private static readonly TimeSpan s_holdsFor = TimeSpan.FromSeconds(2);
    private readonly Lock _lock = new();
    private Task<DcpInfo>? _info;
    private long _readAt;

    /// <exception cref="DcpException">DCP is not there or does not answer.</exception>
    public Task<DcpInfo> GetAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_info is null || _info.IsCompleted && time.GetElapsedTime(_readAt) > s_holdsFor)
            {
                (_info, _readAt) = (ReadAsync(options.Value), time.GetTimestamp());
            }

            return _info.WaitAsync(cancellationToken);
        }
    }

    private static async Task<DcpInfo> ReadAsync(DcpOptions options)
    {
        var timeLimit = TimeSpan.FromSeconds(options.DependencyCheckTimeout);
        using var timeout = new CancellationTokenSource(timeLimit);
        var start = new ProcessStartInfo(options.CliPath ?? "dcp") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("info");
        if (options.ContainerRuntime is { Length: > 0 } runtime)
        {
            start.ArgumentList.Add("--container-runtime");
            start.ArgumentList.Add(runtime);
        }

        try
        {
            using var process = Process.Start(start) ?? throw new DcpException($"'{start.FileName} info' did not start.");
            try
            {
                var error = process.StandardError.ReadToEndAsync(timeout.Token);
                var output = await process.StandardOutput.ReadToEndAsync(timeout.Token).ConfigureAwait(false);
                await process.WaitForExitAsync(timeout.Token).ConfigureAwait(false);
                return process.ExitCode == 0 && JsonSerializer.Deserialize(output, DcpJsonContext.TypeInfo<DcpInfo>()) is { } info
                    ? info
                    : throw new DcpException($"'{start.FileName} info' ended with exit code {process.ExitCode}: {await error.ConfigureAwait(false)}{output}");
            }
            catch (OperationCanceledException e)
            {
                process.Kill(entireProcessTree: true);
                throw new DcpException(
                    $"'{start.FileName} info' did not answer within {timeLimit.TotalSeconds:0} s; the container engine may hang. Check it, or raise {DcpOptions.Section}:{nameof(options.DependencyCheckTimeout)}.", e);
            }
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new DcpException($"'{start.FileName}' cannot be run: {e.Message}. Set {DcpOptions.Section}:{nameof(options.CliPath)} to the file dcp.", e);
        }
    }
}
