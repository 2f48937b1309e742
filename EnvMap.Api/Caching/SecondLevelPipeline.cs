using Polly;
using Polly.CircuitBreaker;

namespace EnvMap.Api.Caching;

/// <summary>How long a request waits for the second level, and when it is left alone; says once that it is away, and once that it is back.</summary>
internal sealed partial class SecondLevelPipeline(TimeProvider time, ILogger<SecondLevelPipeline> logger)
{
    private bool _isAway;

    public ResiliencePipeline Create() => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(exception => exception is not OperationCanceledException),
            FailureRatio = 0.5,
            MinimumThroughput = 2,
            SamplingDuration = TimeSpan.FromSeconds(10),
            BreakDuration = TimeSpan.FromSeconds(5),
            OnOpened = opened => Note(isAway: true, opened.Outcome.Exception),
            OnClosed = _ => Note(isAway: false, reason: null),
        })
        .AddTimeout(CachingExtensions.Patience)
        .Build();

    // It opens anew after each try in vain.
    private ValueTask Note(bool isAway, Exception? reason)
    {
        if (isAway && !_isAway)
        {
            LogAway(reason?.Message ?? "");
        }
        else if (!isAway && _isAway)
        {
            LogBack();
        }
        _isAway = isAway;
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(LogLevel.Warning, "The cache's second level does not answer, and is left alone until it does: {Reason}")]
    private partial void LogAway(string reason);

    [LoggerMessage(LogLevel.Information, "The cache's second level answers again")]
    private partial void LogBack();
}
