using System.Net.ServerSentEvents;
using System.Text.Json;

namespace EnvMap.Tests.TestSupport;

/// <summary>Reads server-sent events whose data is JSON.</summary>
internal sealed class EventStream : IAsyncDisposable
{
    private readonly CancellationTokenSource _limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<JsonElement>> _events;

    private EventStream(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _events = SseParser.Create(body, (_, data) => JsonSerializer.Deserialize<JsonElement>(data)).EnumerateAsync(_limit.Token).GetAsyncEnumerator();
    }

    public static async Task<EventStream> OpenAsync(HttpClient client, string path)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var response = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancellation);
        Assert.Equal("text/event-stream", response.EnsureSuccessStatusCode().Content.Headers.ContentType?.MediaType);
        return new(response, await response.Content.ReadAsStreamAsync(cancellation));
    }

    /// <summary>The next event; null at the end.</summary>
    public async Task<SseItem<JsonElement>?> NextAsync()
    {
        _limit.CancelAfter(TimeSpan.FromSeconds(60));
        return await _events.MoveNextAsync() ? _events.Current : null;
    }

    /// <summary>Reads until an event is as wanted, and returns it.</summary>
    public async Task<SseItem<JsonElement>> NextAsync(Func<SseItem<JsonElement>, bool> isWanted)
    {
        while (await NextAsync() is { } item)
        {
            if (isWanted(item))
            {
                return item;
            }
        }
        throw new InvalidOperationException("The stream ended.");
    }

    public async ValueTask DisposeAsync()
    {
        await _events.DisposeAsync();
        _response.Dispose();
        _limit.Dispose();
    }
}
