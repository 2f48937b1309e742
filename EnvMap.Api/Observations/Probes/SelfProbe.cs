namespace EnvMap.Api.Observations.Probes;

/// <summary>What this process realises runs as long as it asks.</summary>
internal sealed class SelfProbe : IProbe
{
    private static readonly Task<ProbeResult> s_result = Task.FromResult(ProbeResult.Healthy("Is part of this process."));

    public Task<ProbeResult> RunAsync(CancellationToken cancellationToken) => s_result;
}
