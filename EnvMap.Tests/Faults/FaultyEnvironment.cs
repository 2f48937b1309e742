using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EnvMap.Acquisition;
using EnvMap.Tests.TestSupport;
using EnvMap.Tools.Monitoring.NodeExporter;
using Npgsql;

namespace EnvMap.Tests.Faults;

/// <summary>One run of the AppHost, with faults that can be caused and cured from outside.</summary>
public sealed class FaultyEnvironment : IAsyncLifetime
{
    private RunningAppHost? _run;
    private Socket? _squatter;

    internal RunningAppHost Run => _run ?? throw new InvalidOperationException("The AppHost has not been started.");

    private string ApiSettings => Path.Combine(Run.Folder, "appsettings.json");

    private string Cache => Path.Combine(Run.Folder, "cache");

    public async ValueTask InitializeAsync()
    {
        // A package of its own that can be damaged; the others are those of the user.
        var exporter = await new ToolCache().GetAsync(NodeExporterResource.Binaries, cancellationToken: TestContext.Current.CancellationToken);
        _run = await RunningAppHost.StartAsync(folder =>
        {
            CopyCache(Path.GetDirectoryName(exporter.Directory)!, Path.Combine(folder, "cache", "tools"), exporter.Directory);
            File.WriteAllText(Path.Combine(folder, "appsettings.json"), "{}");
            return new Dictionary<string, string?>
            {
                ["ENVMAP_CACHE"] = Path.Combine(folder, "cache"),
                // Where the API looks for its settings.
                ["ASPNETCORE_CONTENTROOT"] = folder,
            };
        });
    }

    public Task CauseAsync(Fault fault) => fault switch
    {
        Fault.PortTaken => StopAndAsync("edge", () => _squatter = Listen(Run.EdgePort)),
        Fault.MissingBinary => StopAndAsync("node-exporter", () => File.Move(ExporterBinary(), ExporterBinary() + ".away")),
        Fault.CrashAtStart => StopAndAsync("api", () => File.WriteAllText(ApiSettings, "no JSON")),
        Fault.FailingHealthCheck => ExecuteAsync("ALTER DATABASE envmapdb ALLOW_CONNECTIONS false; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'envmapdb'"),
        Fault.Hang => SignalAsync("STOP", ProcessOf("prometheus")),
        Fault.DatabaseKilled => SignalAsync("KILL", Postmaster()),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    public Task CureAsync(Fault fault)
    {
        switch (fault)
        {
            case Fault.PortTaken:
                _squatter?.Dispose();
                break;
            case Fault.MissingBinary:
                File.Move(ExporterBinary() + ".away", ExporterBinary());
                break;
            case Fault.CrashAtStart:
                File.WriteAllText(ApiSettings, "{}");
                break;
            case Fault.FailingHealthCheck:
                return ExecuteAsync("ALTER DATABASE envmapdb ALLOW_CONNECTIONS true");
            default:
                // The command is the cure.
                break;
        }
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _squatter?.Dispose();
        if (_run is not null)
        {
            await _run.DisposeAsync();
        }
    }

    private async Task StopAndAsync(string resource, Action cause)
    {
        await Run.CommandAsync(resource, "stop");
        await Run.WaitAsync(resource, r => r.State is "Finished" or "Exited", "ended");
        cause();
    }

    private async Task ExecuteAsync(string sql)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(Run.Current("api").VariableOf("ConnectionStrings__envmapdb")) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(connectionString.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var statement in sql.Split(';'))
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }

    private static Task SignalAsync(string signal, int process) => ChildProcess.RunAsync("kill", [$"-{signal}", $"{process}"]);

    private int ProcessOf(string resource) => int.Parse(Run.ProcessIds()[resource], System.Globalization.CultureInfo.InvariantCulture);

    // The process of the resource is the shell that hands signals on.
    private int Postmaster()
    {
        var shell = ProcessOf("postgres");
        return RunProcess.All().Single(process => process.ParentId == shell).Id;
    }

    private string ExporterBinary() => Directory.EnumerateFiles(Cache, "prometheus-node-exporter*", SearchOption.AllDirectories)
        .Select(file => file.EndsWith(".away", StringComparison.Ordinal) ? file[..^5] : file)
        .First(file => Path.GetFileName(file) == "prometheus-node-exporter" && Path.GetFileName(Path.GetDirectoryName(file)) == "bin");

    private static Socket Listen(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        socket.Listen();
        return socket;
    }

    private static void CopyCache(string from, string to, string copied)
    {
        Directory.CreateDirectory(to);
        foreach (var package in Directory.EnumerateDirectories(from))
        {
            if (package != copied)
            {
                File.CreateSymbolicLink(Path.Combine(to, Path.GetFileName(package)), package);
                continue;
            }
            using var copy = Process.Start("cp", ["-a", package, to]);
            copy.WaitForExit();
            Assert.Equal(0, copy.ExitCode);
        }
    }
}
