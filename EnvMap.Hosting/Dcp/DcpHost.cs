using System.Diagnostics;
using System.Globalization;
using EnvMap.Hosting.Backchannel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnvMap.Hosting.Dcp;

/// <summary>
/// Runs DCP for this process. DCP ends with everything that it started when this process ends, however that
/// happens; Ctrl+C in the terminal does not reach it.
/// </summary>
internal sealed partial class DcpHost(IOptions<DcpOptions> options, ILoggerFactory loggerFactory, TimeProvider time) : IAsyncDisposable
{
    // Settings of the AppHost itself, which would otherwise become settings of every project that DCP starts.
    private static readonly string[] s_ownVariables =
        ["ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "DOTNET_LAUNCH_PROFILE", "ASPIRE_LOGLEVEL", BackchannelSettings.SocketPath, BackchannelSettings.CliProcessId];

    // Parameters are for the AppHost, which hands out those that a resource refers to; many are secrets.
    private static readonly string[] s_ownSections = ["Parameters__", "AppHost__"];

    private static readonly TimeSpan s_retryDelay = TimeSpan.FromMilliseconds(15);

    private readonly ILogger _logger = loggerFactory.CreateLogger<DcpHost>();
    private readonly DcpOptions _options = options.Value;
    private readonly DcpOutputTail _tail = new();
    private readonly TaskCompletionSource<DcpConnection> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _exited = new();
    private DcpSession? _session;
    private DcpLogSocket? _log;
    private DcpConnection? _connection;
    private int _controllers = int.MaxValue;
    private volatile bool _stopping;
    private volatile bool _hasEnded;

    /// <summary>The process whose end ends DCP; another one than this only in tests.</summary>
    internal int MonitoredProcessId { get; init; } = Environment.ProcessId;

    /// <summary>The folder that holds the session folder.</summary>
    internal string ParentDirectory { get; init; } = Path.GetTempPath();

    internal string? SessionDirectory => _session?.Directory;

    /// <summary>Cancelled when DCP ended without having been asked to.</summary>
    public CancellationToken Exited => _exited.Token;

    /// <summary>Starts DCP; completes with its first answer. Other work can go on meanwhile: the client waits for the same.</summary>
    /// <exception cref="DcpException">DCP is not there, ended, or did not answer in time.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(_options.StartupTimeout);
            _connection = await StartAsync(timeout.Token, cancellationToken).ConfigureAwait(false);
            _ready.TrySetResult(_connection);
        }
        catch (Exception e)
        {
            // Observed here, so that a host that nobody connects to does not leave an unobserved exception.
            _ready.TrySetException(e);
            _ = _ready.Task.Exception;

            // It runs nothing yet that it would have to end, and SIGTERM at this early moment it overhears.
            await SignalAsync(UnixProcess.Kill).ConfigureAwait(false);
            await EndUnconnectedAsync().ConfigureAwait(false);
            await ReleaseAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Waits for DCP's first answer.</summary>
    /// <exception cref="DcpException">DCP could not be started, or has ended.</exception>
    public async Task<HttpClient> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = await _ready.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        return _hasEnded
            ? throw new DcpException($"DCP has ended. Restart the application. The last lines of DCP's log:{Environment.NewLine}{_tail}")
            : connection.Http;
    }

    // A DCP that was just launched is not connected to the log yet; its arguments name the session folder.
    private async Task EndUnconnectedAsync()
    {
        using var patience = new CancellationTokenSource(s_processExit, time);
        if (_session is { } session)
        {
            await UnixProcess.KillByArgumentAsync(_options.CliPath!, session.Directory, time, patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<DcpConnection> StartAsync(CancellationToken timeout, CancellationToken cancellationToken)
    {
        if (!File.Exists(_options.CliPath))
        {
            throw new DcpException(
                $"There is no DCP at '{_options.CliPath}'. Set {DcpOptions.Section}:{nameof(_options.CliPath)} to the file dcp, or ASPIRE_DCP_PATH to its folder; the Aspire CLI brings it.");
        }

        foreach (var stale in DcpSession.DeleteStale(ParentDirectory, time))
        {
            LogStaleSessionDeleted(stale);
        }

        _session = DcpSession.Create(ParentDirectory, MonitoredProcessId);
        _session.Write(DcpCertificate.Create(time));
        _log = new DcpLogSocket(_session.LogSocket, loggerFactory, _tail);
        using var kubeconfigWritten = new FileSignal(_session.Kubeconfig);
        try
        {
            await LaunchAsync(timeout).ConfigureAwait(false);
            DcpKubeconfig? kubeconfig;
            while (!DcpKubeconfig.TryRead(_session.Kubeconfig, out kubeconfig))
            {
                await kubeconfigWritten.WaitAsync(timeout).ConfigureAwait(false);
            }

            return await FirstAnswerAsync(kubeconfig, timeout).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DcpException(
                $"DCP did not answer within {_options.StartupTimeout.TotalSeconds:0.#} s. If the machine is merely slow, raise {DcpOptions.Section}:{nameof(_options.StartupTimeout)}. The last lines of DCP's log:{Environment.NewLine}{_tail}");
        }
    }

    /// <summary>Runs <c>dcp start-apiserver --detach</c>, which starts DCP in a session of its own and ends at once.</summary>
    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(_options.CliPath!)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in Arguments(_session!))
        {
            start.ArgumentList.Add(argument);
        }

        SetEnvironment(start.Environment, _session!);
        LogStarting(_options.CliPath!, string.Join(' ', start.ArgumentList));
        using var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Exited += (_, _) => ended.TrySetResult();
        process.Start();
        process.StandardInput.Close();

        // Not WaitForExitAsync: it would wait for the output's end too, and the detached process may hold it open.
        await ended.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (process.ExitCode != 0)
        {
            var output = await process.StandardError.ReadToEndAsync(cancellationToken).ConfigureAwait(false)
                + await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            throw new DcpException($"DCP ('{_options.CliPath}') ended at its start with exit code {process.ExitCode}. It wrote:{Environment.NewLine}{output.Trim()}{Environment.NewLine}{_tail}");
        }
    }

    private List<string> Arguments(DcpSession session)
    {
        List<string> arguments =
        [
            "start-apiserver", "--detach",
            "--monitor", MonitoredProcessId.ToString(CultureInfo.InvariantCulture), "--monitor-interval", "1",
            "--kubeconfig", session.Kubeconfig,
            "--tls-cert-file", session.CertificateFile, "--tls-key-file", session.KeyFile, "--tls-ca-file", session.CertificateFile,
        ];
        if (_options.ContainerRuntime is { Length: > 0 } runtime)
        {
            arguments.AddRange(["--container-runtime", runtime]);
        }

        return arguments;
    }

    private void SetEnvironment(IDictionary<string, string?> environment, DcpSession session)
    {
        foreach (var name in environment.Keys.Where(IsOwn).ToArray())
        {
            environment.Remove(name);
        }

        environment["DCP_SESSION_FOLDER"] = session.Directory;
        environment["DCP_LOG_SOCKET"] = session.LogSocket;
        Set("DCP_DIAGNOSTICS_LOG_FOLDER", _options.DiagnosticsLogFolder);
        Set("DCP_DIAGNOSTICS_LOG_LEVEL", _options.DiagnosticsLogLevel);
        Set("DCP_PRESERVE_EXECUTABLE_LOGS", _options.PreserveExecutableLogs ? "1" : null);

        void Set(string name, string? value)
        {
            if (value is { Length: > 0 })
            {
                environment[name] = value;
            }
        }
    }

    private static bool IsOwn(string variable)
        => s_ownVariables.Contains(variable, StringComparer.OrdinalIgnoreCase)
            || s_ownSections.Any(section => variable.StartsWith(section, StringComparison.OrdinalIgnoreCase));

    private async Task<DcpConnection> FirstAnswerAsync(DcpKubeconfig kubeconfig, CancellationToken cancellationToken)
    {
        var connection = new DcpConnection(kubeconfig);
        try
        {
            var client = new DcpClient(_ => Task.FromResult(connection.Http));
            while (true)
            {
                try
                {
                    await client.GetExecutionAsync(cancellationToken).ConfigureAwait(false);
                    break;
                }
                catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
                {
                    // The kubeconfig names the port before DCP listens on it.
                    await Task.Delay(s_retryDelay, time, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        // The API server connects first, its controllers next, and the monitors of executables later.
        if (_log!.Open is [var server, ..])
        {
            _controllers = server.Index + 1;
            _ = WatchAsync(server);
        }

        return connection;
    }

    private async Task WatchAsync(DcpLogPeer server)
    {
        await server.Closed.ConfigureAwait(false);
        if (!_stopping)
        {
            _hasEnded = true;
            LogExited(_tail);
            await _exited.CancelAsync().ConfigureAwait(false);
        }
    }
}
