using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EnvMap.Api.Migrations;

/// <summary>How far the migrations are; the health check "migrations".</summary>
internal sealed class MigrationStatus : IHealthCheck
{
    private volatile string? _reason = "The migrations have not run yet.";

    public bool IsComplete => _reason is null;

    /// <summary>Why the migrations are not complete; null when they are.</summary>
    public string? Reason => _reason;

    public void Complete() => _reason = null;

    public void Fail(string reason) => _reason = reason;

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_reason is { } reason
            ? new HealthCheckResult(context.Registration.FailureStatus, reason)
            : HealthCheckResult.Healthy());
}
