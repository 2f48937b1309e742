using System.IO.Pipes;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace EnvMap.Hosting.Dcp;

/// <summary>The few things that we ask Docker's engine ourselves, without a process for each.</summary>
internal sealed class EngineClient : IDisposable
{
    // The engine answers under any version of its API that it knows.
    private const string EndsOfContainers = """events?filters={"type":["container"],"event":["die"]}""";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_pingPeriod = TimeSpan.FromSeconds(1);

    // Longer than a busy machine keeps an engine from an answer, and with the period short enough to tell within 5 s.
    private static readonly TimeSpan s_pingPatience = TimeSpan.FromSeconds(3);
    private readonly HttpClient _http;

    private EngineClient(HttpClient http) => _http = http;

    /// <summary>Null for an address of another kind, such as ssh.</summary>
    public static EngineClient? TryCreate(Uri address)
    {
        Func<CancellationToken, Task<Stream>>? connect = address.Scheme switch
        {
            "unix" => token => ConnectAsync(new UnixDomainSocketEndPoint(address.AbsolutePath), token),
            "npipe" => token => ConnectPipeAsync(Path.GetFileName(address.AbsolutePath), token),
            _ => null
        };
        return connect is null ? null : new(new HttpClient(new SocketsHttpHandler { ConnectCallback = async (_, token) => await connect(token).ConfigureAwait(false) })
        {
            BaseAddress = new("http://engine/"),
            Timeout = Timeout.InfiniteTimeSpan
        });
    }

    /// <summary>Returns, without a fault of its own, when the engine does not answer any more, be it that it hangs.</summary>
    public async Task PingAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(s_pingPeriod);
        do
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(s_pingPatience);
            try
            {
                using var response = await _http.GetAsync("_ping", limit.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException || exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The containers that end, until the engine does.</summary>
    /// <exception cref="HttpRequestException">The engine does not answer.</exception>
    /// <exception cref="IOException">The engine has ended.</exception>
    public async IAsyncEnumerable<EngineEventActor> FollowEndsAsync(Func<Task> connected, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = await _http.GetStreamAsync(EndsOfContainers, cancellationToken).ConfigureAwait(false);
        await using (events.ConfigureAwait(false))
        {
            await connected().ConfigureAwait(false);
            var values = JsonSerializer.DeserializeAsyncEnumerable(events, EngineJsonContext.Default.EngineEvent, topLevelValues: true, cancellationToken);
            await foreach (var value in values.ConfigureAwait(false))
            {
                if (value?.Actor is { } actor)
                {
                    yield return actor;
                }
            }
        }
    }

    /// <summary>Null where there is no such container.</summary>
    /// <exception cref="HttpRequestException">The engine does not answer.</exception>
    public async Task<EngineContainerState?> FindContainerAsync(string id, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_patience);
        try
        {
            using var response = await _http.GetAsync($"containers/{id}/json", limit.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? (await response.Content.ReadFromJsonAsync(EngineJsonContext.Default.EngineContainer, limit.Token).ConfigureAwait(false))?.State
                : null;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"The container engine said nothing of container {id} within {s_patience.TotalSeconds:0} s.", exception);
        }
    }

    public void Dispose() => _http.Dispose();

    private static async Task<Stream> ConnectAsync(EndPoint address, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(address, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<Stream> ConnectPipeAsync(string name, CancellationToken cancellationToken)
    {
        var pipe = new NamedPipeClientStream(".", name, PipeDirection.InOut, PipeOptions.Asynchronous);
        await pipe.ConnectAsync(s_patience, cancellationToken).ConfigureAwait(false);
        return pipe;
    }
}
