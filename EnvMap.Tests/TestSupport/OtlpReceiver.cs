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

    private OtlpReceiver(WebApplication app)
    {
        _app = app;
        app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);

            // Protobuf keeps strings as they are, which is enough to look for names.
            _exports.Writer.TryWrite((signal, Encoding.Latin1.GetString(body.ToArray())));
            return Results.Bytes([], "application/x-protobuf");
        });
    }

    public string Address => _app.Urls.Single();

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var receiver = new OtlpReceiver(builder.Build());
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>All traces that came until one holds <paramref name="text"/>.</summary>
    public async Task<string> WaitForTraceAsync(string text)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var traces = new StringBuilder();
        await foreach (var export in _exports.Reader.ReadAllAsync(timeout.Token))
        {
            if (export.Signal == "traces")
            {
                traces.Append(export.Text);
                if (traces.ToString().Contains(text, StringComparison.Ordinal))
                {
                    return traces.ToString();
                }
            }
        }

        throw new InvalidOperationException("The receiver was closed.");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
