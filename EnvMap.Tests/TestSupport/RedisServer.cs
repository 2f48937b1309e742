using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace EnvMap.Tests.TestSupport;

/// <summary>A Redis server of its own.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private RedisServer(ChildProcess process, int port)
    {
        _process = process;
        ConnectionString = $"127.0.0.1:{port}";
    }

    public string ConnectionString { get; }

    public static async Task<RedisServer> StartAsync()
    {
        var tool = await FetchedTools.RedisAsync();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var process = ChildProcess.Start(
            tool.GetCommandPath("redis-server"),
            ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
            environment: new Dictionary<string, string?> { ["LD_LIBRARY_PATH"] = tool.LibraryPath.Count == 0 ? null : string.Join(':', tool.LibraryPath) });
        await process.WaitForLineAsync(line => line.Contains("Ready to accept connections", StringComparison.Ordinal) ? line : null);
        return new RedisServer(process, port);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Signal(PosixSignal.SIGTERM);
        await _process.WaitForExitAsync();
        await _process.DisposeAsync();
    }
}
