namespace Aspire.Hosting.ApplicationModel;

/// <summary>What an endpoint gets in a network, once it is known.</summary>
/// <param name="Snapshot">The allocation.</param>
/// <param name="NetworkID">The network.</param>
public record NetworkEndpointSnapshot(ValueSnapshot<AllocatedEndpoint> Snapshot, NetworkIdentifier NetworkID);
