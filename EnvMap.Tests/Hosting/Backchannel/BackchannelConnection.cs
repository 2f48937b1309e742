using System.Net.Sockets;
using System.Text.Json;
using EnvMap.Tests.TestSupport;
using StreamJsonRpc;

namespace EnvMap.Tests.Hosting.Backchannel;

/// <summary>Talks to an AppHost as the Aspire CLI does.</summary>
internal sealed class BackchannelConnection : IDisposable
{
    private readonly JsonRpc _rpc;

    private BackchannelConnection(Socket socket)
    {
        var stream = new NetworkStream(socket, ownsSocket: true);
        _rpc = new(new HeaderDelimitedMessageHandler(stream, stream, new SystemTextJsonFormatter { JsonSerializerOptions = new(JsonSerializerDefaults.Web) }));
        _rpc.StartListening();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Connects as soon as somebody listens.</summary>
    public static async Task<BackchannelConnection> ConnectAsync(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await Eventually.Async(async () =>
        {
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), Cancellation);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }, $"somebody who listens at {path}");
        return new(socket);
    }

    public Task<JsonElement> AskAsync(string method, params object?[] arguments)
        => _rpc.InvokeWithCancellationAsync<JsonElement>(method, arguments, Cancellation).WaitAsync(TestApp.Patience, Cancellation);

    public async IAsyncEnumerable<JsonElement> FollowAsync(string method)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TestApp.Patience);
        await foreach (var item in await _rpc.InvokeWithCancellationAsync<IAsyncEnumerable<JsonElement>>(method, [], limit.Token))
        {
            yield return item;
        }
    }

    /// <summary>Publishes, and gives each activity as a line: its type, its step, its state, its text.</summary>
    public async IAsyncEnumerable<string> PublishAsync()
    {
        var names = new Dictionary<string, string>();
        await foreach (var activity in FollowAsync("GetPublishingActivitiesAsync"))
        {
            var data = activity.GetProperty("data");
            var (type, text, state) = (activity.GetProperty("type").GetString()!, Text("statusText")!, Text("completionState")!);
            Assert.False(data.GetProperty("enableMarkdown").GetBoolean());
            if (type == "step")
            {
                var isNew = names.TryAdd(Text("id")!, text);
                yield return isNew ? $"step {text}: {state}" : $"step {names[Text("id")!]}: {state} {text}";
            }
            else
            {
                yield return type == "log" ? $"log {names[Text("stepId")!]}: {Text("logLevel")} {text}" : $"{type}: {state} {text}";
            }

            if (type == "publish-complete")
            {
                yield break;
            }

            string? Text(string name) => data.GetProperty(name).GetString();
        }
    }

    public Task StopAsync() => _rpc.InvokeWithCancellationAsync("RequestStopAsync", [], Cancellation).WaitAsync(TestApp.Patience, Cancellation);

    public void Dispose() => _rpc.Dispose();
}
