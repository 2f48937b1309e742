using EnvMap.Api.Observations.Probes;
using EnvMap.Api.Observations.Replicas;
using Microsoft.Extensions.Options;
using OpenTelemetry;

namespace EnvMap.Api.Observations;

/// <summary>Probes everything that the configuration names, round after round, unless another replica does.</summary>
internal sealed partial class Prober(
    ProbeTargets targets, CellObserver observer, Replica replica, IOptions<ObservationOptions> options, TimeProvider time, ILogger<Prober> logger)
    : BackgroundService
{
    private const double Jitter = 0.2;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Thousands of spans an hour that say nothing but what the board says.
        using var untraced = SuppressInstrumentationScope.Begin();
        try
        {
            while (targets.All.Count > 0)
            {
                var began = time.GetTimestamp();
                if (replica.Probes)
                {
                    await ProbeAllAsync(stoppingToken);
                }
                var rest = NextPeriod() - time.GetElapsedTime(began);
                await Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Nothing is kept that a probe was about to see.
        }
    }

    private Task ProbeAllAsync(CancellationToken cancellationToken) => Parallel.ForEachAsync(
        targets.All,
        new ParallelOptions { MaxDegreeOfParallelism = options.Value.Parallel, CancellationToken = cancellationToken },
        async (target, token) =>
        {
            var result = await ProbeAsync(target, token);
            if (replica.Probes)
            {
                observer.Observe(target, result);
            }
        });

    private async Task<ProbeResult> ProbeAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Value.Timeout);
        try
        {
            return await target.Probe.RunAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ProbeResult.TooLate(options.Value.Timeout);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(target.Name, exception);
            return new ProbeResult(null, Status.CellHealth.Unknown, "The probe failed by itself; the log says why.");
        }
    }

    // So that replicas and instances that began together do not stay together.
    private TimeSpan NextPeriod() => options.Value.Interval * (1 - (Jitter * Random.Shared.NextDouble()));
}
