using EnvMap.Api.Errors;
using Npgsql;
using Polly;
using Polly.Retry;

namespace EnvMap.Api.Migrations;

/// <summary>Migrates while the API already listens, and keeps trying until the database is there.</summary>
internal sealed partial class MigrationService(
    Migrator migrator, IEnumerable<ISeed> seeds, MigrationStatus status, ILogger<MigrationService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await CreateRetries().ExecuteAsync(async token => await PrepareAsync(token), stoppingToken);
            status.Complete();
            LogComplete();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogStopped();
        }
        catch (ChangedMigrationException exception)
        {
            status.Fail(exception.Message);
            LogChanged(exception.Message);
        }
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await migrator.MigrateAsync(cancellationToken);
        foreach (var seed in seeds)
        {
            await seed.SeedAsync(cancellationToken);
        }
    }

    private ResiliencePipeline CreateRetries() => new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(DatabaseAway.IsOfDatabase),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(250),
            MaxDelay = TimeSpan.FromSeconds(5),
            UseJitter = true,
            OnRetry = attempt =>
            {
                var reason = attempt.Outcome.Exception is PostgresException answer
                    ? $"PostgreSQL answered with error {answer.SqlState}."
                    : "PostgreSQL cannot be reached.";
                status.Fail($"The migrations could not run yet: {reason}");
                LogRetry(attempt.AttemptNumber + 1, attempt.RetryDelay.TotalSeconds, attempt.Outcome.Exception!.Message);
                return ValueTask.CompletedTask;
            },
        })
        .Build();
}
