using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dcp;

/// <summary>
/// Receives the log of DCP's processes: API server, controllers and one monitor per executable. Each holds its
/// connection while it lives, which makes the socket also the place where their end is seen.
/// </summary>
internal sealed class DcpLogSocket : IAsyncDisposable
{
    private const int Backlog = 128;

    private readonly ILoggerFactory _loggerFactory;
    private readonly DcpOutputTail _tail;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, ILogger> _loggers = new();
    private readonly List<DcpLogPeer> _peers = [];
    private readonly Task _accepting;
    private volatile int _accepted;

    public DcpLogSocket(string path, ILoggerFactory loggerFactory, DcpOutputTail tail)
    {
        _loggerFactory = loggerFactory;
        _tail = tail;
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen(Backlog);
        _accepting = Task.Run(AcceptAsync);
    }

    /// <summary>The processes that are connected, the oldest first.</summary>
    public IReadOnlyList<DcpLogPeer> Open
    {
        get
        {
            lock (_peers)
            {
                return [.. _peers];
            }
        }
    }

    /// <summary>How many processes have connected so far.</summary>
    public int Accepted => _accepted;

    /// <summary>Waits until no process of DCP is connected.</summary>
    public async Task WaitUntilAllClosedAsync(CancellationToken cancellationToken)
    {
        while (Open is { Count: > 0 } open)
        {
            await Task.WhenAll(open.Select(p => p.Closed)).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _accepting.ConfigureAwait(false);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> readers = [];
        try
        {
            for (var index = 0; ; index++)
            {
                var socket = await _listener.AcceptAsync(_stop.Token).ConfigureAwait(false);
                readers.RemoveAll(r => r.IsCompleted);
                readers.Add(ReadAsync(socket, index));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(readers).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(Socket socket, int index)
    {
        var peer = new DcpLogPeer(index, UnixProcess.PeerOf(socket));
        lock (_peers)
        {
            _peers.Add(peer);
            _accepted++;
        }

        var reader = PipeReader.Create(new NetworkStream(socket, ownsSocket: true));
        try
        {
            while (true)
            {
                var result = await reader.ReadAsync(_stop.Token).ConfigureAwait(false);
                reader.AdvanceTo(Log(result.Buffer), result.Buffer.End);
                if (result.IsCompleted)
                {
                    break;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // A process that is killed resets its connection; both mean that no more lines come.
        }
        finally
        {
            await reader.CompleteAsync().ConfigureAwait(false);
            lock (_peers)
            {
                _peers.Remove(peer);
            }

            peer.Close();
        }
    }

    private SequencePosition Log(ReadOnlySequence<byte> buffer)
    {
        var lines = new SequenceReader<byte>(buffer);
        while (lines.TryReadTo(out ReadOnlySpan<byte> line, (byte)'\n'))
        {
            Log(line);
        }

        return lines.Position;
    }

    private void Log(ReadOnlySpan<byte> line)
    {
        if (!DcpLogEntry.TryParse(line, out var entry))
        {
            entry = new DcpLogEntry(null, LogLevel.Debug, "dcp", Encoding.UTF8.GetString(line));
        }

        _tail.Add($"{entry.Level}: {entry.Message}");

        // What concerns a resource reaches the user through the resource's own log, so all of this is for us.
        var level = entry.Level == LogLevel.Trace ? LogLevel.Trace : LogLevel.Debug;
        var logger = _loggers.GetOrAdd(entry.Category, c => _loggerFactory.CreateLogger($"EnvMap.Hosting.Dcp.{c}"));
        logger.Log(level, default, entry.Message, null, static (message, _) => message);
    }
}
