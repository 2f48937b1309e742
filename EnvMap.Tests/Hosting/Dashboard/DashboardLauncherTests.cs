using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EnvMap.Hosting.Dashboard;
using EnvMap.Hosting.Dcp.Model;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnvMap.Tests.Hosting.Dashboard;

public sealed class DashboardLauncherTests : IDisposable
{
    private const string Listening = """{"LogLevel":"Information","Category":"Aspire.Dashboard.DashboardWebApplication","Message":"Now listening on: http://localhost:1"}""";

    private readonly FakeDcpClient _dcp = new();
    private readonly RecordingLoggerFactory _logs = new();
    private readonly CancellationTokenSource _stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly string _dashboard = Path.Combine(Directory.CreateTempSubdirectory("dashboard-test-").FullName, "aspire-managed");
    private readonly DashboardOptions _options = new()
    {
        FrontendUrls = [$"http://localhost:{LoopbackPort.FindFree(1)[0]}"],
        OtlpGrpcUrl = "http://localhost:0",
        OtlpHttpUrl = "http://localhost:0",
        BrowserToken = "t0ken",
        OtlpApiKey = "0tlp",
        TelemetryApiKey = "tele",
        ResourceServiceApiKey = "res0urces",
    };

    public DashboardLauncherTests() => File.WriteAllText(_dashboard, "");

    public void Dispose()
    {
        _stopping.Dispose();
        _logs.Dispose();
        Directory.Delete(Path.GetDirectoryName(_dashboard)!, recursive: true);
    }

    [Fact]
    public async Task TheLoginAddressIsPrintedOnceWhenTheDashboardListens()
    {
        _dcp.SetLog<Executable>("aspire-dashboard", DcpLogSource.StdOut, Listening, Listening);
        var launcher = Create();

        var running = Run(launcher);
        Assert.Equal(DashboardState.Running, await launcher.Started);
        await _stopping.CancelAsync();
        await running;

        var login = Assert.Single(_logs.Lines, line => line.Message.Contains("t0ken", StringComparison.Ordinal));
        Assert.Equal(new LoggedLine("Aspire.Hosting.DistributedApplication", LogLevel.Information, $"Login to the dashboard at {_options.FrontendUrls[0]}/login?t=t0ken"), login);
        Assert.Equal(DashboardState.Stopped, launcher.State);
        Assert.DoesNotContain(_logs.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task SecretsTravelInTheEnvironmentOnly()
    {
        _dcp.SetLog<Executable>("aspire-dashboard", DcpLogSource.StdOut, Listening);
        var launcher = Create();
        var running = Run(launcher);
        await launcher.Started;
        await _stopping.CancelAsync();
        await running;

        var executable = Assert.Single(_dcp.Objects<Executable>());

        Assert.Equal("aspire-dashboard", executable.Metadata.Name);
        Assert.Equal(["dashboard"], executable.Spec.Args);
        Assert.Equal((_dashboard, Path.GetDirectoryName(_dashboard)), (executable.Spec.ExecutablePath, executable.Spec.WorkingDirectory));
        var environment = executable.Spec.Env!.ToDictionary(variable => variable.Name, variable => variable.Value);
        Assert.Equal(("t0ken", "0tlp", "res0urces"), (environment["DASHBOARD__FRONTEND__BROWSERTOKEN"], environment["DASHBOARD__OTLP__PRIMARYAPIKEY"], environment["DASHBOARD__RESOURCESERVICECLIENT__APIKEY"]));
        Assert.Equal("http://127.0.0.1:9", environment["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"]);
    }

    [Fact]
    public async Task ATakenPortIsNamedWithSettingAndCureAndNothingIsStarted()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        _options.FrontendUrls = [$"http://localhost:{port}"];
        var launcher = Create();

        await Run(launcher);

        Assert.Equal(DashboardState.Failed, launcher.State);
        Assert.Empty(_dcp.Objects<Executable>());
        var error = Assert.Single(_logs.Lines, line => line.Level == LogLevel.Error);
        Assert.Contains($"Port {port} ", error.Message, StringComparison.Ordinal);
        Assert.Contains("ASPNETCORE_URLS", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingDashboardIsNamed()
    {
        File.Delete(_dashboard);
        var launcher = Create();

        await Run(launcher);

        Assert.Equal(DashboardState.Failed, await launcher.Started);
        Assert.Contains(_dashboard, launcher.Failure, StringComparison.Ordinal);
        Assert.Contains("ASPIRE_DASHBOARD_PATH", launcher.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnexpectedEndIsReportedWithTheLastLines()
    {
        _dcp.SetLog<Executable>("aspire-dashboard", DcpLogSource.StdErr, "Unhandled exception: port 1 t0ken");
        _dcp.OnCreated = _ => _dcp.Update<Executable>("aspire-dashboard", e => e.Status = new ExecutableStatus { State = ExecutableState.Finished, ExitCode = 134 });
        var launcher = Create();

        await Run(launcher);

        Assert.Equal(DashboardState.Failed, launcher.State);
        Assert.Contains("exit code 134", launcher.Failure, StringComparison.Ordinal);
        Assert.Contains("Unhandled exception: port 1 ***", launcher.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFailedStartIsExplainedInTheWordsOfDcp()
    {
        _dcp.SetLog<Executable>("aspire-dashboard", DcpLogSource.System, "permission denied");
        _dcp.OnCreated = _ => _dcp.Update<Executable>("aspire-dashboard", e => e.Status = new ExecutableStatus { State = ExecutableState.FailedToStart });
        var launcher = Create();

        await Run(launcher);

        Assert.Contains("permission denied", launcher.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoppingWhileTheDashboardIsFetchedIsNoFault()
    {
        var launcher = Create();
        var running = launcher.RunAsync(async cancellation =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return _dashboard;
        }, Task.FromResult(new Uri("http://127.0.0.1:9")), _stopping.Token);

        await _stopping.CancelAsync();
        await running;

        Assert.Equal(DashboardState.Stopped, await launcher.Started);
        Assert.Empty(_logs.Lines);
    }

    private DashboardLauncher Create() => new(Options.Create(_options), _dcp, _logs);

    private Task Run(DashboardLauncher launcher)
        => launcher.RunAsync(_ => Task.FromResult(_dashboard), Task.FromResult(new Uri("http://127.0.0.1:9")), _stopping.Token);
}
