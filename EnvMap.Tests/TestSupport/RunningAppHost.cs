using System.Diagnostics;
using EnvMap.Hosting.Dashboard;
using EnvMap.Hosting.Dashboard.Proto;
using Grpc.Core;
using Grpc.Net.Client;
using ResourceServiceClient = EnvMap.Hosting.Dashboard.Proto.DashboardService.DashboardServiceClient;

namespace EnvMap.Tests.TestSupport;

/// <summary>The built AppHost as a process in a session of its own, seen through its resource service as the dashboard sees it.</summary>
internal sealed class RunningAppHost : IAsyncDisposable
{
    public const string ResourceServiceKey = "planted-resource-service-key";

    private const string MarkerName = "ENVMAP_TEST_RUN";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    private readonly string _marker = $"{Guid.NewGuid():N}";
    private readonly AppHostArguments _arguments = new();
    private readonly GrpcChannel _channel;
    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Resource> _current = [];
    private readonly List<Resource> _seen = [];
    private readonly Task _watching;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningAppHost(Func<RunningAppHost, IEnumerable<string>> arguments, Func<RunningAppHost, IEnumerable<KeyValuePair<string, string?>>> environment)
    {
        var ports = LoopbackPort.FindFree(2);
        EdgePort = ports[1];
        var temporary = Directory.CreateDirectory(TemporaryFiles);
        File.SetUnixFileMode(temporary.FullName, File.GetUnixFileMode(_arguments.Folder));
        var variables = new Dictionary<string, string?>(environment(this))
        {
            [MarkerName] = _marker,
            ["TMPDIR"] = TemporaryFiles,
            ["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = $"http://127.0.0.1:{ports[0]}",
            ["AppHost__ResourceService__ApiKey"] = ResourceServiceKey,
            ["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true",
        };
        // A shell that runs the tests in the background has them ignore SIGINT, and children inherit that.
        Process = ChildProcess.Start(
            "env", ["--default-signal=INT", "setsid", "dotnet", BuiltAppHost.File,
                $"--EnvMap:DataDirectory={Folder}", "--environment=Development", .. arguments(this)], Folder, variables);
        _channel = GrpcChannel.ForAddress(
            $"http://127.0.0.1:{ports[0]}", new GrpcChannelOptions { InitialReconnectBackoff = TimeSpan.FromMilliseconds(50), MaxReconnectBackoff = TimeSpan.FromMilliseconds(200) });
        Client = new ResourceServiceClient(_channel);
        _watching = WatchAsync();
    }

    public ChildProcess Process { get; }

    public ResourceServiceClient Client { get; }

    public int EdgePort { get; }

    public string Folder => _arguments.Folder;

    /// <summary>Holds the session folder of DCP.</summary>
    public string TemporaryFiles => Path.Combine(Folder, "tmp");

    /// <summary>Every state of every resource so far.</summary>
    public IReadOnlyList<Resource> Seen
    {
        get
        {
            lock (_lock)
            {
                return [.. _seen];
            }
        }
    }

    public static RunningAppHost Start(
        Func<RunningAppHost, IEnumerable<string>>? arguments = null, Func<RunningAppHost, IEnumerable<KeyValuePair<string, string?>>>? environment = null)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "These tests read /proc.");
        return new(arguments ?? (run => [$"--EnvMap:Edge:Port={run.EdgePort}"]), environment ?? (_ => []));
    }

    public RunFootprint TakeFootprint() => RunFootprint.Take(Process.Id, $"{MarkerName}={_marker}", Folder);

    public Resource Current(string name)
    {
        lock (_lock)
        {
            return _current[name];
        }
    }

    /// <summary>The process of each resource that has one.</summary>
    public Dictionary<string, string> ProcessIds()
    {
        lock (_lock)
        {
            return _current.Values.Select(r => (r.DisplayName, Id: r.PropertyOf("executable.pid"))).Where(r => r.Id is not null).ToDictionary(r => r.DisplayName, r => r.Id!);
        }
    }

    /// <summary>Waits until a resource is as wanted, and returns how long that took.</summary>
    public async Task<TimeSpan> WaitAsync(string name, Func<Resource, bool> isWanted, string what, TimeSpan? within = null)
    {
        var limit = within ?? s_patience;
        for (var watch = Stopwatch.StartNew(); ;)
        {
            Task changed;
            lock (_lock)
            {
                if (_current.TryGetValue(name, out var resource) && isWanted(resource))
                {
                    return watch.Elapsed;
                }
                changed = _changed.Task;
            }

            var left = limit - watch.Elapsed;
            var isLate = left <= TimeSpan.Zero || await Task.WhenAny(changed, _watching, Process.Exited, Task.Delay(left, TestContext.Current.CancellationToken)) != changed;
            Assert.False(isLate, $"'{name}' did not become {what} within {limit.TotalSeconds} s. {Describe()}\nThe output of the AppHost:\n{Process.Output}");
        }
    }

    public async Task WaitUntilHealthyAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await WaitAsync(name, r => r.IsHealthy(), "healthy");
        }
    }

    /// <summary>Waits for the line with the login URL, and returns the URL.</summary>
    public Task<string> DashboardListensAsync() => Process.WaitForLineAsync(
        line => line.IndexOf("http", StringComparison.Ordinal) is >= 0 and var start && line.Contains("/login?t=", StringComparison.Ordinal) ? line[start..].Trim() : null);

    public async Task<ResourceCommandResponse> CommandAsync(string name, string command)
    {
        var resource = Current(name);
        return await Client.ExecuteResourceCommandAsync(
            new ResourceCommandRequest { ResourceName = resource.Name, ResourceType = resource.ResourceType, CommandName = command },
            Headers, DateTime.UtcNow + s_patience, TestContext.Current.CancellationToken);
    }

    public async Task<List<string>> ConsoleLogAsync(string name)
    {
        using var call = Client.WatchResourceConsoleLogs(
            new WatchResourceConsoleLogsRequest { ResourceName = Current(name).Name, SuppressFollow = true }, Headers, DateTime.UtcNow + s_patience);
        var lines = new List<string>();
        await foreach (var update in call.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            lines.AddRange(update.LogLines.Select(line => line.Text));
        }
        return lines;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _watching;
        _channel.Dispose();
        var footprint = TakeFootprint();
        await Process.EndAsync();
        await footprint.WaitUntilGoneAsync();
        await Process.DisposeAsync();
        _arguments.Dispose();
        _ending.Dispose();
    }

    private static Metadata Headers => new() { { ResourceServiceKeyCheck.HeaderName, ResourceServiceKey } };

    private async Task WatchAsync()
    {
        try
        {
            using var call = Client.WatchResources(
                new WatchResourcesRequest(), new CallOptions(Headers, cancellationToken: _ending.Token).WithWaitForReady());
            await foreach (var update in call.ResponseStream.ReadAllAsync(_ending.Token))
            {
                Take(update.InitialData is { } initial ? initial.Resources : update.Changes.Value.Select(change => change.Upsert));
            }
        }
        catch (Exception exception) when (exception is RpcException or OperationCanceledException)
        {
            // The AppHost has ended, or the test has; whoever waits for a state says that it did not come.
        }
    }

    private void Take(IEnumerable<Resource> resources)
    {
        lock (_lock)
        {
            foreach (var resource in resources)
            {
                _current[resource.DisplayName] = resource;
                _seen.Add(resource);
            }
            _changed.SetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private string Describe()
    {
        lock (_lock)
        {
            return string.Join(", ", _current.Values.Select(r => $"{r.DisplayName}: {r.State} {r.PropertyOf("resource.healthState")}"));
        }
    }
}
