using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Health;

/// <summary>Runs one registered health check, bounded in time, never twice at once.</summary>
internal sealed class RegisteredCheck(string key, HealthCheckService checks, HealthCheckRegistration? registration, TimeProvider timeProvider)
{
    private Task<HealthReport>? _running;

    public string Key => key;

    /// <summary>Runs the check; one that throws or takes too long is unhealthy.</summary>
    public async Task<HealthReportEntry> RunAsync(TimeSpan defaultTimeout, CancellationToken cancellationToken)
    {
        if (registration is null)
        {
            return Unhealthy($"No health check is registered as '{key}'; register it by builder.Services.AddHealthChecks().AddCheck(\"{key}\", …).");
        }

        if (_running is { IsCompleted: false })
        {
            return Unhealthy("The check still runs although it was told to end.");
        }

        var timeout = registration.Timeout > TimeSpan.Zero ? registration.Timeout : defaultTimeout;
        using var deadline = new CancellationTokenSource(timeout, timeProvider);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            // A check may block its thread or ignore its token; neither may hold up the others.
            var token = ending.Token;
            _running = Task.Run(() => checks.CheckHealthAsync(r => ReferenceEquals(r, registration) || r.Name == key, token), token);
            var report = await _running.WaitAsync(token).ConfigureAwait(false);
            return report.Entries[key];
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unhealthy($"The check did not end within {timeout.TotalSeconds:0.#} s.");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return Unhealthy("The check could not be run.", exception);
        }
    }

    private static HealthReportEntry Unhealthy(string description, Exception? exception = null)
        => new(HealthStatus.Unhealthy, description, TimeSpan.Zero, exception, data: null);
}
