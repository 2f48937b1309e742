using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace EnvMap.Tests.TestSupport;

/// <summary>
/// A Redis server of its own, from <c>ENVMAP_TEST_REDIS_SERVER</c> (the file) or the PATH. Where there is none, tests that ask for it
/// are skipped, or fail when <c>ENVMAP_REQUIRE_REDIS=1</c>.
/// </summary>
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
        var file = Environment.GetEnvironmentVariable("ENVMAP_TEST_REDIS_SERVER") ?? Find();
        if (file is null)
        {
            const string Reason = "No Redis: install redis-server, or set ENVMAP_TEST_REDIS_SERVER to its file.";
            if (Environment.GetEnvironmentVariable("ENVMAP_REQUIRE_REDIS") == "1")
            {
                Assert.Fail(Reason);
            }

            Assert.Skip(Reason);
        }

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var process = ChildProcess.Start(file, ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]);
        await process.WaitForLineAsync(line => line.Contains("Ready to accept connections", StringComparison.Ordinal) ? line : null);
        return new RedisServer(process, port);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Signal(PosixSignal.SIGTERM);
        await _process.WaitForExitAsync();
        await _process.DisposeAsync();
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "redis-server"))
            .FirstOrDefault(File.Exists);
}
