using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using EnvMap.Acquisition;
using Npgsql;

namespace EnvMap.Tests.TestSupport;

/// <summary>A PostgreSQL server of its own in a temporary folder.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string Nobody = "65534";

    private AcquiredTool? _tool;
    private DirectoryInfo? _folder;
    private ChildProcess? _process;
    private int _port;

    private string Data => Path.Combine(_folder!.FullName, "data");

    public async ValueTask InitializeAsync()
    {
        _tool = await FetchedTools.PostgresAsync();
        _folder = Directory.CreateTempSubdirectory("envmap-pg-");
        if (Environment.IsPrivilegedProcess)
        {
            await ChildProcess.RunAsync("chown", [$"{Nobody}:{Nobody}", _folder.FullName]);
        }

        var (file, arguments) = Command(
            "initdb", "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions");
        await ChildProcess.RunAsync(file, arguments, _folder.FullName);
        _port = FreePort();
        await StartAsync();
    }

    public async Task StartAsync()
    {
        var (file, arguments) = Command(
            "postgres", "-D", Data, "-p", $"{_port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off");
        _process = ChildProcess.Start(file, arguments, _folder!.FullName);
        await _process.WaitForLineAsync(line => line.Contains("ready to accept connections", StringComparison.Ordinal) ? line : null);
    }

    /// <summary>Fast shutdown: open connections are ended.</summary>
    public async Task StopAsync()
    {
        _process!.Signal(PosixSignal.SIGINT);
        Assert.Equal(0, await _process.WaitForExitAsync());
        await _process.DisposeAsync();
        _process = null;
    }

    /// <summary>Kills the postmaster, and waits until its children have noticed.</summary>
    public async Task KillAsync()
    {
        _process!.KillAlone();
        await _process.WaitForExitAsync();
        await _process.DisposeAsync();
        _process = null;
        await Eventually.Async(() => !RunProcess.All().Any(process => process.Mentions(Data)), "the end of the server's processes");
    }

    /// <summary>Stops every process of the server where it stands: it takes connections, and answers nothing.</summary>
    public Task FreezeAsync() => SignalAllAsync("STOP");

    /// <summary>Lets it go on.</summary>
    public Task ThawAsync() => SignalAllAsync("CONT");

    /// <summary>Creates an empty database and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync(ConnectionString("postgres"), $"CREATE DATABASE {name}");
        return ConnectionString(name);
    }

    /// <summary>The connection string of a database that need not exist.</summary>
    public string ConnectionString(string database)
        => $"Host=127.0.0.1;Port={_port};Database={database};Username=postgres;Password=planted-secret";

    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var command = dataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await StopAsync();
        }

        _folder?.Delete(recursive: true);
    }

    private Task SignalAllAsync(string signal) => ChildProcess.RunAsync(
        "kill", ["-s", signal, .. RunProcess.All().Where(process => process.Mentions(Data)).Select(process => $"{process.Id}")]);

    // PostgreSQL refuses to run as root.
    private (string File, string[] Arguments) Command(string program, params string[] arguments)
    {
        var path = _tool!.GetCommandPath(program);
        return Environment.IsPrivilegedProcess
            ? ("setpriv", [$"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", path, .. arguments])
            : (path, arguments);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
