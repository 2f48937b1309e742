using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EnvMap.Tests.TestSupport;

/// <summary>An HTTP server that answers as a test tells it, on one port through all stops and starts.</summary>
internal sealed class ProbedServer : IAsyncDisposable
{
    private WebApplication? _app;
    private int _requests;

    private ProbedServer()
    {
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public int Requests => _requests;

    /// <summary>Answers requests; the argument is their number, from 1 on.</summary>
    public Func<HttpContext, int, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public static async Task<ProbedServer> StartAsync()
    {
        var server = new ProbedServer();
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Has every request answered with this status from now on.</summary>
    public void AnswerWith(int status) => Answer = (context, _) =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public async Task StartAgainAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Address.AbsoluteUri);
        _app = builder.Build();
        _app.Run(context => Answer(context, Interlocked.Increment(ref _requests)));
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Address = new Uri(_app.Urls.Single());
    }

    public async Task StopAsync()
    {
        await _app!.DisposeAsync();
        _app = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await StopAsync();
        }
    }
}
