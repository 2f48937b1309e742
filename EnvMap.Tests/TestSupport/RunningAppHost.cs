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
    private const string TemporaryName = "tmp";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    private readonly string _marker;
    private readonly AppHostArguments _arguments;
    private readonly GrpcChannel _channel;
    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Resource> _current = [];
    private readonly List<Resource> _seen = [];
    private readonly Task _watching;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningAppHost(AppHostArguments arguments, ChildProcess process, GrpcChannel channel, string marker, int edgePort)
    {
        (_arguments, Process, _channel, _marker, EdgePort) = (arguments, process, channel, marker, edgePort);
        Client = new ResourceServiceClient(channel);
        _watching = WatchAsync();
    }

    public ChildProcess Process { get; }

    public ResourceServiceClient Client { get; }

    public int EdgePort { get; }

    public string Folder => _arguments.Folder;

    /// <summary>Holds the session folder of DCP.</summary>
    public string TemporaryFiles => Path.Combine(Folder, TemporaryName);

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

    /// <summary>Starts it; every port is a free one.</summary>
    /// <param name="prepare">Is given the folder of the run, and returns variables for the AppHost.</param>
    /// <param name="arguments">Further arguments.</param>
    public static Task<RunningAppHost> StartAsync(Func<string, IEnumerable<KeyValuePair<string, string?>>>? prepare = null, params string[] arguments)
        => StartAsync("EnvMap.AppHost", prepare, arguments);

    /// <summary>Starts another AppHost in the same way.</summary>
    public static async Task<RunningAppHost> StartAsync(string project, Func<string, IEnumerable<KeyValuePair<string, string?>>>? prepare, params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "These tests read /proc.");
        var own = new AppHostArguments();
        var temporary = Directory.CreateDirectory(Path.Combine(own.Folder, TemporaryName));
        File.SetUnixFileMode(temporary.FullName, File.GetUnixFileMode(own.Folder));
        var marker = $"{MarkerName}={Guid.NewGuid():N}";
        var edgePort = LoopbackPort.FindFree(1)[0];
        var variables = new Dictionary<string, string?>(prepare?.Invoke(own.Folder) ?? [])
        {
            [MarkerName] = marker[(MarkerName.Length + 1)..],
            ["TMPDIR"] = temporary.FullName,
            ["AppHost__ResourceService__ApiKey"] = ResourceServiceKey,
            ["Parameters__api-admin-password"] = ApiLogin.AdminPassword,
        };
        // A shell that runs the tests in the background has them ignore SIGINT, which children inherit.
        var process = ChildProcess.Start(
            "env",
            [
                "--default-signal=INT", "setsid", "dotnet", BuiltProject.FileOf(project), "--environment=Development", $"--EnvMap:DataDirectory={own.Folder}",
                $"--EnvMap:Edge:Port={edgePort}", "--EnvMap:Flavour=process", "--DcpPublisher:RandomizePorts=true",
                "--Logging:LogLevel:EnvMap.Hosting.Dashboard.DashboardServiceHost=Debug", .. arguments,
            ],
            own.Folder, variables);
        try
        {
            const string Announcement = "The resource service listens on ";
            var address = await process.WaitForLineAsync(line => line.Contains(Announcement, StringComparison.Ordinal) ? line.Trim()[Announcement.Length..^1] : null);
            return new(own, process, GrpcChannel.ForAddress(address), marker, edgePort);
        }
        catch
        {
            await process.DisposeAsync();
            own.Dispose();
            throw;
        }
    }

    public RunFootprint TakeFootprint() => RunFootprint.Take(Process.Id, _marker, Folder);

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
            if (isLate)
            {
                Assert.Fail($"'{name}' did not become {what} within {limit.TotalSeconds} s. {Describe()}\nIts last lines:\n{await LastLinesAsync(name)}\nThe output of the AppHost:\n{Process.Output}");
            }
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
    public Task<string> DashboardListensAsync()
    {
        const string Announcement = "Login to the dashboard at ";
        // The dashboard's own line is passed on too where the AppHost logs much, with the token masked.
        return Process.WaitForLineAsync(
            line => line.Contains(Announcement, StringComparison.Ordinal) && !line.EndsWith("***", StringComparison.Ordinal) ? line.Trim()[Announcement.Length..] : null);
    }

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
                new WatchResourcesRequest(), Headers, cancellationToken: _ending.Token);
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

    private async Task<string> LastLinesAsync(string name)
    {
        try
        {
            return string.Join('\n', (await ConsoleLogAsync(name)).TakeLast(20));
        }
        catch (Exception exception) when (exception is RpcException or KeyNotFoundException)
        {
            return $"(not there: {exception.Message})";
        }
    }

    private string Describe()
    {
        lock (_lock)
        {
            return string.Join(", ", _current.Values.Select(r => $"{r.DisplayName}: {r.State} ({r.StateStyle}) {r.Health()} {r.ExitCode()}"));
        }
    }
}
