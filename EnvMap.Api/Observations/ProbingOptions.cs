namespace EnvMap.Api.Observations;

/// <summary>What is probed; nothing but what is configured here ever is.</summary>
public sealed class ProbingOptions
{
    /// <summary>What is probed, by the name of the resource.</summary>
    public Dictionary<string, ProbeSettings> Probes { get; } = new(StringComparer.OrdinalIgnoreCase);
}
