using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EnvMap.Tests.TestSupport;

/// <summary>Takes OTLP over HTTP and keeps the texts of what was exported, by signal.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<(string Signal, string Text)> _exports = Channel.CreateUnbounded<(string, string)>();

    private readonly TimeSpan _refusal;
    private long? _firstAt;

    private OtlpReceiver(WebApplication app, TimeSpan refusal)
    {
        (_app, _refusal) = (app, refusal);
        app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            if (Refuses())
            {
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            }

            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);

            // Protobuf keeps strings as they are, which is enough to look for names.
            _exports.Writer.TryWrite((signal, Encoding.Latin1.GetString(body.ToArray())));
            return Results.Bytes([], "application/x-protobuf");
        });
    }

    public string Address => _app.Urls.Single();

    /// <summary>Starts it; for a time from the first request on it takes nothing.</summary>
    public static async Task<OtlpReceiver> StartAsync(TimeSpan refusal = default)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var receiver = new OtlpReceiver(builder.Build(), refusal);
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>All exports of a signal that came until one holds <paramref name="text"/>.</summary>
    public async Task<string> WaitForAsync(string signal, string text)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var exports = new StringBuilder();
        await foreach (var export in _exports.Reader.ReadAllAsync(timeout.Token))
        {
            if (export.Signal == signal)
            {
                exports.Append(export.Text);
                if (exports.ToString().Contains(text, StringComparison.Ordinal))
                {
                    return exports.ToString();
                }
            }
        }

        throw new InvalidOperationException("The receiver was closed.");
    }

    private bool Refuses()
    {
        lock (_exports)
        {
            _firstAt ??= Stopwatch.GetTimestamp();
            return Stopwatch.GetElapsedTime(_firstAt.Value) < _refusal;
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
