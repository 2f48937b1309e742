namespace Aspire.Hosting.ApplicationModel;

/// <summary>The networks that every run has.</summary>
public static class KnownNetworkIdentifiers
{
    /// <summary>The loopback network of the machine that runs the application.</summary>
    public static readonly NetworkIdentifier LocalhostNetwork = new("localhost");

    /// <summary>The network that all containers of a run are attached to.</summary>
    public static readonly NetworkIdentifier DefaultAspireContainerNetwork = new("aspire-container-network");

    /// <summary>The Internet.</summary>
    public static readonly NetworkIdentifier PublicInternet = new(".");
}
