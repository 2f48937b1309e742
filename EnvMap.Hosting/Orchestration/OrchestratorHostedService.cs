using EnvMap.Hosting.Dashboard;
using EnvMap.Hosting.Dcp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Orchestration;

/// <summary>Starts DCP, the dashboard and the application, all at once as far as one does not need the other; and stops them.</summary>
internal sealed partial class OrchestratorHostedService(
    ApplicationOrchestrator orchestrator,
    DcpBundle bundle,
    DcpHost dcp,
    IServiceProvider services,
    IHostApplicationLifetime lifetime,
    ILogger<OrchestratorHostedService> logger) : IHostedService, IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly DashboardServiceHost? _dashboardService = services.GetService<DashboardServiceHost>();
    private readonly DashboardLauncher? _dashboard = services.GetService<DashboardLauncher>();
    private Task _dashboardRun = Task.CompletedTask;
    private Task _dcpStart = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _dcpStart = StartDcpAsync(cancellationToken);
        if (_dashboard is not null && _dashboardService is not null)
        {
            var resourceService = _dashboardService.StartAsync(cancellationToken);
            _dashboardRun = _dashboard.RunAsync(async token => (await bundle.LocateAsync(token).ConfigureAwait(false)).DashboardPath, resourceService, _stopping.Token);
        }

        dcp.Exited.Register(() =>
        {
            LogDcpEnded(logger);
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        });
        await orchestrator.StartAsync(_dcpStart, cancellationToken).ConfigureAwait(false);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        orchestrator.Stop();

        // The start of the application may have failed before DCP answered; only a DCP that has started can be stopped.
        await _dcpStart.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(
            _dashboardService?.StopAsync(cancellationToken) ?? Task.CompletedTask,
            dcp.StopAsync(cancellationToken)).ConfigureAwait(false);
        await _dashboardRun.ConfigureAwait(false);
        await orchestrator.EndAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        // A start that failed half-way is not followed by a stop.
        await StopAsync(CancellationToken.None).ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async Task StartDcpAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        await bundle.LocateAsync(ending.Token).ConfigureAwait(false);
        await dcp.StartAsync(ending.Token).ConfigureAwait(false);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The orchestrator has ended, and with it everything that it ran. The application stops.")]
    private static partial void LogDcpEnded(ILogger logger);
}
