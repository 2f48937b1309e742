using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EnvMap.Api.Migrations;

/// <summary>How far the migrations are; the health check "migrations".</summary>
internal sealed class MigrationStatus : IHealthCheck
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _firstResult = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string? _reason = "The migrations have not run yet.";

    public bool IsComplete => _reason is null;

    /// <summary>Ends when the migrations are complete.</summary>
    public Task Completion => _complete.Task;

    /// <summary>Why the migrations are not complete; null when they are.</summary>
    public string? Reason => _reason;

    public void Complete()
    {
        Set(null);
        _complete.TrySetResult();
    }

    public void Fail(string reason) => Set(reason);

    // A probe that comes while the first attempt is under way gets its result, not an error that is over a moment later.
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _firstResult.Task.WaitAsync(s_patience, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return _reason is { } reason
            ? new HealthCheckResult(context.Registration.FailureStatus, reason)
            : HealthCheckResult.Healthy();
    }

    private void Set(string? reason)
    {
        _reason = reason;
        _firstResult.TrySetResult();
    }
}
