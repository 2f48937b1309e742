using System.Net;
using System.Runtime.InteropServices;
using EnvMap.Hosting.Dashboard;

namespace EnvMap.Tests.TestSupport;

/// <summary>The built AppHost as a process, in the profile <c>local-1</c>, with ports and a folder of its own.</summary>
internal sealed class AppHostProcess : IAsyncDisposable
{
    private const string LoginMarker = "Login to the dashboard at ";

    // A machine without a container engine, whatever this one has.
    private const string NoEngine = "unix:///nowhere/docker.sock";

    private readonly AppHostArguments _arguments = new();
    private readonly ChildProcess _process;

    private AppHostProcess()
    {
        var ports = LoopbackPort.FindFree(2);
        Edge = new HttpClient { BaseAddress = new Uri($"http://localhost:{ports[0]}") };
        var file = BuiltProject.FileOf("EnvMap.AppHost");
        _process = ChildProcess.Start(
            "dotnet",
            [file, "--environment=Development", "--EnvMap:Phase=1", .. _arguments.With($"--EnvMap:Edge:Port={ports[0]}", "--EnvMap:Flavour=auto")],
            _arguments.Folder,
            new Dictionary<string, string?> { ["ASPNETCORE_URLS"] = $"http://localhost:{ports[1]}", ["DOCKER_HOST"] = NoEngine });
    }

    /// <summary>Reaches what the edge serves.</summary>
    public HttpClient Edge { get; }

    public string Output => _process.Output;

    public static AppHostProcess Start() => new();

    /// <summary>The URL that logs in to the dashboard; known when the dashboard listens.</summary>
    public Task<string> LoginUrlAsync() => _process.WaitForLineAsync(line =>
        line.IndexOf(LoginMarker, StringComparison.Ordinal) is >= 0 and var at ? line[(at + LoginMarker.Length)..].Trim() : null);

    /// <summary>Waits until a request for no host in particular is answered by a healthy API.</summary>
    public async Task WaitForHealthAsync()
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(120));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await IsHealthyAsync(timeout.Token))
        {
            await timer.WaitForNextTickAsync(timeout.Token);
        }
    }

    /// <summary>Presses Ctrl+C, as it were, and returns the exit code.</summary>
    public Task<int> InterruptAsync()
    {
        _process.Signal(PosixSignal.SIGINT);
        return _process.WaitForExitAsync(TimeSpan.FromSeconds(15));
    }

    public async ValueTask DisposeAsync()
    {
        Edge.Dispose();
        await _process.DisposeAsync();

        // What DCP started outlives an AppHost that was killed by a moment.
        await Eventually.Async(() => ProcessState.AllWithArgument(_arguments.Folder).Length == 0, "the end of " + string.Join(", ", ProcessState.AllWithArgument(_arguments.Folder)));
        _arguments.Dispose();
    }

    private async Task<bool> IsHealthyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await Edge.GetAsync("/health", cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            // The edge does not listen yet.
            return false;
        }
    }
}
