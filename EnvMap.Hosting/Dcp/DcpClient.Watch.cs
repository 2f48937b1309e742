using System.Runtime.CompilerServices;
using System.Text.Json;
using EnvMap.Hosting.Dcp.Model;

namespace EnvMap.Hosting.Dcp;

internal sealed partial class DcpClient
{
    private static readonly TimeSpan s_reconnectDelay = TimeSpan.FromMilliseconds(100);

    public async IAsyncEnumerable<DcpWatchEvent<T>> WatchAsync<T>([EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : DcpObject, IDcpKind
    {
        var state = new DcpWatchState<T>();
        while (true)
        {
            // The watch is opened before the list is taken, so that nothing falls between the two; what both tell is dropped by the state.
            var lines = await RetryAsync(OpenWatchAsync<T>, cancellationToken).ConfigureAwait(false);
            using (lines)
            {
                var items = await RetryAsync(ListAsync<T>, cancellationToken).ConfigureAwait(false);
                foreach (var change in state.Relist(items))
                {
                    yield return change;
                }

                while (await ReadLineAsync(lines, cancellationToken).ConfigureAwait(false) is { } line)
                {
                    if (Parse<T>(line) is not { } told)
                    {
                        break;
                    }

                    if (state.Apply(told.Type, told.Object) is { } change)
                    {
                        yield return change;
                    }
                }
            }

            await Task.Delay(s_reconnectDelay, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<TResult> RetryAsync<TResult>(Func<CancellationToken, Task<TResult>> call, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await call(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (IsDisconnection(e, cancellationToken))
            {
                // Either DCP answers again or its end stops the connecting with an error.
                await Task.Delay(s_reconnectDelay, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<StreamReader> OpenWatchAsync<T>(CancellationToken cancellationToken)
        where T : DcpObject, IDcpKind
    {
        var response = await SendAsync(HttpMethod.Get, $"{PathOf<T>()}?watch=true", null, cancellationToken).ConfigureAwait(false);
        return new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Null when the connection ended, orderly or not.</summary>
    private static async Task<string?> ReadLineAsync(StreamReader lines, CancellationToken cancellationToken)
    {
        try
        {
            return await lines.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsDisconnection(e, cancellationToken))
        {
            return null;
        }
    }

    // An HTTP client that is disposed of cancels what is under way.
    private static bool IsDisconnection(Exception e, CancellationToken cancellationToken)
        => e is HttpRequestException or IOException or ObjectDisposedException or OperationCanceledException && !cancellationToken.IsCancellationRequested;

    // {"type":"MODIFIED","object":{"kind":"Executable",…}}, and as the last line at times {"type":"ERROR","object":{"kind":"Status","code":410,…}}
    private static DcpWatchEvent<T>? Parse<T>(string line)
        where T : DcpObject, IDcpKind
    {
        DcpWatchMessage? message;
        try
        {
            message = JsonSerializer.Deserialize(line, DcpJsonContext.TypeInfo<DcpWatchMessage>());
        }
        catch (JsonException)
        {
            // The connection was cut within the line; the list that follows makes up for it.
            return null;
        }

        DcpWatchEventType? type = message?.Type switch
        {
            "ADDED" => DcpWatchEventType.Added,
            "MODIFIED" => DcpWatchEventType.Modified,
            "DELETED" => DcpWatchEventType.Deleted,
            _ => null,
        };
        return type is { } known && message?.Object.Deserialize(DcpJsonContext.TypeInfo<T>()) is { } obj
            ? new DcpWatchEvent<T>(known, obj)
            : null;
    }
}
