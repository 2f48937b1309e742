namespace EnvMap.Api.Peers;

/// <summary>The instances that other environments' states are read from.</summary>
public sealed class PeerOptions
{
    /// <summary>The base address of an instance, by its environment.</summary>
    public Dictionary<string, string> Peers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The bearer token that a peer is asked with, by its environment; a secret.</summary>
    public Dictionary<string, string> PeerTokens { get; } = new(StringComparer.OrdinalIgnoreCase);
}
