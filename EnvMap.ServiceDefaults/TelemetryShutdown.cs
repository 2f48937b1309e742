using Microsoft.Extensions.Hosting;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace EnvMap.ServiceDefaults;

// Disposing the providers flushes them one after the other, up to 5 s each, and an export to a collector that is gone may take the
// exporter's whole time limit (10 s by default). That would keep the service longer than orchestrators wait before they kill.
internal sealed class TelemetryShutdown(
    TracerProvider tracerProvider, MeterProvider meterProvider, LoggerProvider loggerProvider) : IHostedLifecycleService
{
    private const int TimeoutMilliseconds = 1000;

    // The providers pass their limit on to what waits, but not to an export that has begun.
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.WhenAny(
        Task.Delay(TimeoutMilliseconds, cancellationToken),
        Task.WhenAll(
            Task.Run(() => tracerProvider.Shutdown(TimeoutMilliseconds), cancellationToken),
            Task.Run(() => meterProvider.Shutdown(TimeoutMilliseconds), cancellationToken),
            Task.Run(() => loggerProvider.Shutdown(TimeoutMilliseconds), cancellationToken)));

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
