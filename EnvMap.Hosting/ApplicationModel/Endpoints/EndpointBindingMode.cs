namespace Aspire.Hosting.ApplicationModel;

/// <summary>Which addresses an endpoint is bound to.</summary>
public enum EndpointBindingMode
{
    /// <summary>One address.</summary>
    SingleAddress,

    /// <summary>All addresses, IPv4 and IPv6.</summary>
    DualStackAnyAddresses,

    /// <summary>All IPv4 addresses.</summary>
    IPv4AnyAddresses,

    /// <summary>All IPv6 addresses.</summary>
    IPv6AnyAddresses
}
