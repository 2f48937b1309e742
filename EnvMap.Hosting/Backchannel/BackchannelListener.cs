using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text.Json;
using Aspire.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StreamJsonRpc;

namespace EnvMap.Hosting.Backchannel;

/// <summary>Listens on the socket that the CLI has named, and answers there by JSON-RPC. Only the user whose AppHost it is can connect.</summary>
internal sealed partial class BackchannelListener(
    IConfiguration configuration, BackchannelTarget target, BackchannelClient client, ILogger<BackchannelListener> logger) : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _ending = new();
    private readonly ConcurrentDictionary<JsonRpc, Task> _connections = new();
    private readonly string _path = configuration[BackchannelSettings.SocketPath]!;
    private Socket? _listener;
    private Task _accepting = Task.CompletedTask;

    /// <summary>Starts listening.</summary>
    /// <exception cref="DistributedApplicationException">There can be no socket of that path.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            // One that is there was left by a former run: the CLI makes up a new path for each.
            File.Delete(_path);
            _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            _listener.Bind(new UnixDomainSocketEndPoint(_path));
            if (!OperatingSystem.IsWindows())
            {
                // Before it listens, so that there is no moment in which others could connect.
                File.SetUnixFileMode(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            _listener.Listen();
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new DistributedApplicationException(
                $"The AppHost cannot listen on the socket '{_path}': {exception.Message} Let {BackchannelSettings.SocketPath} name a file in a folder that is there and writable, by a short path, or leave it unset.", exception);
        }

        _accepting = AcceptAsync(_listener, _ending.Token);
        return Task.CompletedTask;
    }

    /// <summary>Answers what was asked, ends what is followed, and closes the connections.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_ending.IsCancellationRequested)
        {
            return;
        }

        await _ending.CancelAsync().ConfigureAwait(false);
        await _accepting.ConfigureAwait(false);
        target.End();
        await Task.WhenAll(_connections.Keys.Select(rpc => rpc.DispatchCompletion)).WaitAsync(s_patience, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var (rpc, served) in _connections)
        {
            rpc.Dispose();
            await served.ConfigureAwait(false);
        }

        if (_listener is not null)
        {
            _listener.Dispose();
            File.Delete(_path);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None).ConfigureAwait(false);
        _ending.Dispose();
    }

    private async Task AcceptAsync(Socket listener, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                Serve(await listener.AcceptAsync(cancellationToken).ConfigureAwait(false));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The application ends.
        }
    }

    private void Serve(Socket socket)
    {
        var stream = new NetworkStream(socket, ownsSocket: true);
        var formatter = new SystemTextJsonFormatter { JsonSerializerOptions = new(JsonSerializerDefaults.Web) };
        var rpc = new JsonRpc(new HeaderDelimitedMessageHandler(stream, stream, formatter), target);
        client.Connected();
        rpc.StartListening();
        _connections[rpc] = FollowAsync(rpc);
    }

    private async Task FollowAsync(JsonRpc rpc)
    {
        try
        {
            await rpc.Completion.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LogBroken(logger, exception);
        }

        client.Disconnected();
    }

    [LoggerMessage(LogLevel.Debug, "The connection of the Aspire CLI broke off.")]
    private static partial void LogBroken(ILogger logger, Exception exception);
}
