using System.Globalization;
using Aspire.Hosting;
using EnvMap.Hosting.Dcp;
using EnvMap.Hosting.Dcp.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnvMap.Hosting.Dashboard;

/// <summary>Runs the dashboard beside the application; whatever befalls it, the application goes on.</summary>
internal sealed partial class DashboardLauncher(IOptions<DashboardOptions> options, IDcpClient dcp, ILoggerFactory loggerFactory)
{
    // Tools that open a browser look for its lines in the log.
    private readonly ILogger _logger = loggerFactory.CreateLogger("Aspire.Hosting.DistributedApplication");
    private readonly TaskCompletionSource<DashboardState> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile DashboardState _state;

    /// <summary>Gets how far the dashboard is.</summary>
    public DashboardState State => _state;

    /// <summary>Gets why it failed; <see langword="null"/> unless <see cref="State"/> says so.</summary>
    public string? Failure { get; private set; }

    /// <summary>Gets the state in which the start ended: running, failed or stopped.</summary>
    public Task<DashboardState> Started => _started.Task;

    /// <summary>Starts the dashboard as soon as what it needs is there, and stays with it until it ends. Never fails: faults are logged and seen in <see cref="State"/>.</summary>
    /// <param name="dashboardPath">Finds the file to run, which may take a download.</param>
    /// <param name="resourceService">The address of the resource service, once it listens.</param>
    /// <param name="cancellationToken">The application stops.</param>
    public async Task RunAsync(Func<CancellationToken, Task<string>> dashboardPath, Task<Uri> resourceService, CancellationToken cancellationToken)
    {
        try
        {
            var configured = options.Value;
            var path = await dashboardPath(cancellationToken).ConfigureAwait(false);
            if (!File.Exists(path))
            {
                throw new DistributedApplicationException($"There is no file '{path}'. Set {DashboardSettings.Path} to the file managed/aspire-managed of an Aspire CLI.");
            }

            var service = await resourceService.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (DashboardAddresses.FindTakenPort(configured) is { } taken)
            {
                throw new DistributedApplicationException(taken);
            }

            await dcp.CreateAsync(DashboardExecutable.Create(path, DashboardEnvironment.Create(configured, service)), cancellationToken).ConfigureAwait(false);
            await FollowAsync(new DashboardLog(loggerFactory, configured.Secrets), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Everything that it talks to is being taken down; what that causes is no fault of the dashboard.
            End(DashboardState.Stopped);
        }
        catch (Exception exception)
        {
            Failure = exception.Message;
            LogFailed(exception is DistributedApplicationException ? null : exception, exception.Message);
            End(DashboardState.Failed);
        }
    }

    private async Task FollowAsync(DashboardLog log, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var ended = WaitForEndAsync(ending.Token);
            var reading = Task.WhenAll(ReadAsync(log, DcpLogSource.StdOut, ending.Token), ReadAsync(log, DcpLogSource.StdErr, ending.Token));
            if (await Task.WhenAny(log.Listening, ended, reading).ConfigureAwait(false) == log.Listening)
            {
                Announce();
                End(DashboardState.Running);
            }

            // A fault of the reading is the only way in which it is over while the dashboard is not.
            await (await Task.WhenAny(ended, reading).ConfigureAwait(false)).ConfigureAwait(false);
            throw await ExplainAsync(await ended.ConfigureAwait(false), log, reading, ending.Token).ConfigureAwait(false);
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task<DistributedApplicationException> ExplainAsync(ExecutableStatus? status, DashboardLog log, Task reading, CancellationToken cancellationToken)
    {
        // A process that never was has no output; DCP's own lines say why.
        await (status?.State == ExecutableState.FailedToStart
            ? ReadAsync(log, DcpLogSource.System, cancellationToken, follow: false)
            : reading).ConfigureAwait(false);
        var exitCode = status?.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "unknown";
        return new DistributedApplicationException($"It ended ({status?.State ?? "deleted"}, exit code {exitCode}). Its last lines:{Environment.NewLine}{log.Tail}");
    }

    private async Task ReadAsync(DashboardLog log, string source, CancellationToken cancellationToken, bool follow = true)
    {
        var stream = await dcp.GetLogStreamAsync<Executable>(DashboardExecutable.Name, new DcpLogRequest(source) { Follow = follow }, cancellationToken).ConfigureAwait(false);
        await log.ReadAsync(stream, source != DcpLogSource.StdOut, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ExecutableStatus?> WaitForEndAsync(CancellationToken cancellationToken)
    {
        await foreach (var change in dcp.WatchAsync<Executable>(cancellationToken).ConfigureAwait(false))
        {
            if (change.Object.Metadata.Name == DashboardExecutable.Name
                && (change.Type == DcpWatchEventType.Deleted
                    || change.Object.Status?.State is ExecutableState.Finished or ExecutableState.Terminated or ExecutableState.FailedToStart))
            {
                return change.Object.Status;
            }
        }

        return null;
    }

    private void Announce()
    {
        LogListening(DashboardAddresses.ForBrowser(options.Value));
        if (!options.Value.AllowAnonymous)
        {
            LogLogin(DashboardAddresses.ForLogin(options.Value));
        }
    }

    private void End(DashboardState state)
    {
        _state = state;
        _started.TrySetResult(state);
    }
}
