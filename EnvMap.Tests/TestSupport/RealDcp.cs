using System.Diagnostics;
using EnvMap.Hosting.Dcp;
using EnvMap.Hosting.Dcp.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EnvMap.Tests.TestSupport;

/// <summary>A running DCP of the test's own, the one that the engine itself would run.</summary>
internal sealed class RealDcp : IAsyncDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("dcp-test-");

    private RealDcp(DcpOptions options, int? monitoredProcessId, ILoggerFactory? loggerFactory)
    {
        Host = new DcpHost(Options.Create(options), loggerFactory ?? NullLoggerFactory.Instance, TimeProvider.System)
        {
            MonitoredProcessId = monitoredProcessId ?? Environment.ProcessId,
            ParentDirectory = _parent.FullName,
        };
        Client = new DcpClient(Host.ConnectAsync);
    }

    public DcpHost Host { get; }

    public DcpClient Client { get; }

    public string ParentDirectory => _parent.FullName;

    public static string CliPath => FetchedTools.AspireAsync().GetAwaiter().GetResult().DcpPath;

    public static RealDcp Create(int? monitoredProcessId = null, DcpOptions? options = null, ILoggerFactory? loggerFactory = null)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "These tests run /bin/sh.");
        return new RealDcp(options ?? new DcpOptions { CliPath = CliPath }, monitoredProcessId, loggerFactory);
    }

    public static async Task<RealDcp> StartAsync(int? monitoredProcessId = null)
    {
        var dcp = Create(monitoredProcessId);
        await dcp.Host.StartAsync(TestContext.Current.CancellationToken);
        return dcp;
    }

    /// <summary>An executable that runs a shell script.</summary>
    public static Executable Shell(string name, string script, params EnvVar[] environment) => new()
    {
        Metadata = { Name = name },
        Spec = { ExecutablePath = "/bin/sh", Args = ["-c", script], Env = [.. environment] },
    };

    /// <summary>Waits until the object of that name is as wanted.</summary>
    public async Task<T> WaitAsync<T>(string name, Func<T, bool> isWanted, TimeSpan? timeout = null)
        where T : DcpObject, IDcpKind
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(timeout ?? TimeSpan.FromSeconds(20));
        T? last = null;
        try
        {
            await foreach (var change in Client.WatchAsync<T>(limit.Token))
            {
                if (change.Object.Metadata.Name == name && isWanted(last = change.Object))
                {
                    return last;
                }
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{T.KindName} {name} did not become as wanted; it is {(last is null ? "not there" : DcpJsonContext.Write(last))}");
        }

        throw new InvalidOperationException("A watch has no end.");
    }

    public Task<Executable> WaitForStateAsync(string name, params string[] states)
        => WaitAsync<Executable>(name, e => states.Contains(e.Status?.State));

    public async Task<string> ReadLogAsync(string name, string source)
    {
        var request = new DcpLogRequest(source) { Follow = false, Timestamps = false };
        using var reader = new StreamReader(await Client.GetLogStreamAsync<Executable>(name, request, TestContext.Current.CancellationToken));
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _parent.Delete(recursive: true);
    }

    /// <summary>Waits until a process is gone.</summary>
    public static async Task WaitForEndAsync(int processId, TimeSpan timeout)
    {
        var clock = Stopwatch.StartNew();
        while (UnixProcess.IsAlive(processId))
        {
            Assert.True(clock.Elapsed < timeout, $"Process {processId} is still there after {timeout}.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
