using EnvMap.Hosting.Dashboard;
using EnvMap.Hosting.Dcp.Model;

namespace EnvMap.Hosting.Dcp;

internal sealed partial class DcpHost
{
    private static readonly TimeSpan s_cleanupPoll = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan s_serverExit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_processExit = TimeSpan.FromSeconds(10);

    // DCP gives a container 10 s to stop, and a process 6 s.
    private static readonly TimeSpan s_resourcesEnd = TimeSpan.FromSeconds(15);

    /// <summary>Ends what DCP started, then DCP, and returns when all of it is gone.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_log is null || _stopping)
        {
            return;
        }

        _stopping = true;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(_options.ShutdownTimeout);
        try
        {
            if (_connection is { } connection && !_hasEnded)
            {
                await CleanUpAsync(new DcpClient(_ => Task.FromResult(connection.Http)), timeout.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            LogStopTimedOut(_tail);
        }
        finally
        {
            await EndProcessesAsync().ConfigureAwait(false);
            await ReleaseAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None).ConfigureAwait(false);
        _exited.Dispose();
    }

    private async Task CleanUpAsync(DcpClient client, CancellationToken cancellationToken)
    {
        var server = _log!.Open.FirstOrDefault();
        try
        {
            // Controllers that are only starting would miss both the clean-up and the signal.
            while (_log.Accepted <= _controllers)
            {
                await Task.Delay(s_cleanupPoll, time, cancellationToken).ConfigureAwait(false);
            }

            await EndResourcesAsync(client, cancellationToken).ConfigureAwait(false);
            await client.SetExecutionAsync(ApiServerExecution.CleaningResources, cancellationToken).ConfigureAwait(false);
            while (await client.GetExecutionAsync(cancellationToken).ConfigureAwait(false) is { Status: ApiServerExecution.CleaningResources })
            {
                await Task.Delay(s_cleanupPoll, time, cancellationToken).ConfigureAwait(false);
            }

            if (server?.ProcessId is not null)
            {
                // SIGTERM, which follows, ends it as orderly and 0.7 s sooner.
                return;
            }

            await client.SetExecutionAsync(ApiServerExecution.Stopping, cancellationToken).ConfigureAwait(false);
            await (server?.Closed ?? Task.CompletedTask).WaitAsync(s_serverExit, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or DcpApiException or TimeoutException)
        {
            LogStopFailed(e);
        }
    }

    // DCP's own clean-up ends the dashboard along with those that have something to tell it at their end, and looks only once a
    // second whether objects of a kind are gone, one kind after the other; it finds what is left here.
    private async Task EndResourcesAsync(DcpClient client, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_resourcesEnd);
        try
        {
            await Task.WhenAll(
                DeleteAsync<Executable>(client, e => e.Metadata.Name != DashboardExecutable.Name, patience.Token),
                DeleteAsync<Container>(client, _ => true, patience.Token)).ConfigureAwait(false);
            await Task.WhenAll(
                DeleteAsync<Executable>(client, _ => true, patience.Token),
                DeleteAsync<ContainerNetworkTunnelProxy>(client, _ => true, patience.Token)).ConfigureAwait(false);
            await Task.WhenAll(
                DeleteAsync<Service>(client, _ => true, patience.Token),
                DeleteAsync<ContainerNetwork>(client, _ => true, patience.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // An engine that is gone removes nothing.
        }
    }

    private async Task DeleteAsync<T>(DcpClient client, Func<T, bool> isMeant, CancellationToken cancellationToken)
        where T : DcpObject, IDcpKind
    {
        var asked = new HashSet<string>();
        while ((await client.ListAsync<T>(cancellationToken).ConfigureAwait(false)).Where(isMeant).Select(o => o.Metadata.Name).ToList() is { Count: > 0 } left)
        {
            await Task.WhenAll(left.Where(asked.Add).Select(name => client.DeleteAsync<T>(name, cancellationToken))).ConfigureAwait(false);
            await Task.Delay(s_cleanupPoll, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends what is left of DCP. After a clean-up it has nothing to do but to notice, in up to 3 s, that the API server has gone.</summary>
    private async Task EndProcessesAsync()
    {
        if (await SignalAsync(UnixProcess.Terminate).ConfigureAwait(false) || await SignalAsync(UnixProcess.Kill).ConfigureAwait(false))
        {
            return;
        }

        LogStillRunning(string.Join(", ", _log!.Open.Select(p => p.ProcessId)));
    }

    private async Task<bool> SignalAsync(Action<int> signal)
    {
        if (_log is null)
        {
            return true;
        }

        // The API server and the controllers only: a monitor ends by itself after its process, which nobody else would end.
        foreach (var id in _log.Open.Where(p => p.Index <= _controllers).Select(p => p.ProcessId).OfType<int>())
        {
            signal(id);
        }

        using var patience = new CancellationTokenSource(s_processExit);
        try
        {
            await _log.WaitUntilAllClosedAsync(patience.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task ReleaseAsync()
    {
        _hasEnded = true;
        _connection?.Dispose();
        if (_log is { } log)
        {
            _log = null;
            await log.DisposeAsync().ConfigureAwait(false);
        }

        _session?.Delete();
    }
}
