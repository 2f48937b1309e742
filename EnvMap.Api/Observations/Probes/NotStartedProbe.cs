using EnvMap.Api.Status;

namespace EnvMap.Api.Observations.Probes;

/// <summary>What the AppHost declared and did not start does not run; nobody need be asked.</summary>
internal sealed class NotStartedProbe(string reason, string? cure) : IProbe
{
    private readonly Task<ProbeResult> _result = Task.FromResult(new ProbeResult(false, CellHealth.Unknown, $"{reason} {cure}".Trim()));

    public Task<ProbeResult> RunAsync(CancellationToken cancellationToken) => _result;
}
