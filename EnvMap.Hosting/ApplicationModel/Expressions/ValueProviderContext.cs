namespace Aspire.Hosting.ApplicationModel;

/// <summary>Who asks for a value, and from where.</summary>
public class ValueProviderContext
{
    /// <summary>Gets the context of the execution.</summary>
    public DistributedApplicationExecutionContext? ExecutionContext { get; init; }

    /// <summary>Gets the resource that the value is meant for.</summary>
    public IResource? Caller { get; init; }

    /// <summary>Gets the network that the value is used in; by default that of the caller.</summary>
    public NetworkIdentifier? Network { get; init; }

    internal NetworkIdentifier NetworkOrDefault => Network
        ?? (Caller?.IsContainer() is true ? KnownNetworkIdentifiers.DefaultAspireContainerNetwork : KnownNetworkIdentifiers.LocalhostNetwork);
}
