namespace EnvMap.Api.Observations.Probes;

/// <summary>Asks one thing whether it runs, anew each time.</summary>
internal interface IProbe
{
    /// <summary>Asks; whatever the asked one does is a result, being cancelled an <see cref="OperationCanceledException"/>.</summary>
    Task<ProbeResult> RunAsync(CancellationToken cancellationToken);
}
