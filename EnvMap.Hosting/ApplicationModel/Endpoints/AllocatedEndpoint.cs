using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The address and port that an endpoint got in one network.</summary>
[DebuggerDisplay("{UriString} in {NetworkID}")]
public class AllocatedEndpoint
{
    /// <summary>Records what an endpoint got in the network that it belongs to.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="address">The host name or address.</param>
    /// <param name="port">The port, 1 to 65535.</param>
    /// <param name="targetPortExpression">What stands for the port that the process listens on.</param>
    public AllocatedEndpoint(EndpointAnnotation endpoint, string address, int port, string? targetPortExpression = null)
        : this(endpoint, address, port, EndpointBindingMode.SingleAddress, targetPortExpression)
    {
    }

    /// <summary>Records what an endpoint got, and how it is bound.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="address">The host name or address.</param>
    /// <param name="port">The port, 1 to 65535.</param>
    /// <param name="bindingMode">Which addresses it is bound to.</param>
    /// <param name="targetPortExpression">What stands for the port that the process listens on.</param>
    public AllocatedEndpoint(EndpointAnnotation endpoint, string address, int port, EndpointBindingMode bindingMode, string? targetPortExpression = null)
        : this(endpoint, address, port, bindingMode, targetPortExpression, null)
    {
    }

    /// <summary>Records what an endpoint got in a network.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="address">The host name or address.</param>
    /// <param name="port">The port, 1 to 65535.</param>
    /// <param name="bindingMode">Which addresses it is bound to.</param>
    /// <param name="targetPortExpression">What stands for the port that the process listens on.</param>
    /// <param name="networkId">The network; by default that of the endpoint.</param>
    /// <exception cref="ArgumentOutOfRangeException">The port is none.</exception>
    public AllocatedEndpoint(EndpointAnnotation endpoint, string address, int port, EndpointBindingMode bindingMode, string? targetPortExpression = null, NetworkIdentifier? networkId = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, 65535);
        (Endpoint, Address, Port, BindingMode) = (endpoint, address, port, bindingMode);
        (TargetPortExpression, NetworkID) = (targetPortExpression, networkId ?? endpoint.DefaultNetworkID);
    }

    /// <summary>Gets the endpoint.</summary>
    public EndpointAnnotation Endpoint { get; }

    /// <summary>Gets the host name or address.</summary>
    public string Address { get; }

    /// <summary>Gets which addresses it is bound to.</summary>
    public EndpointBindingMode BindingMode { get; }

    /// <summary>Gets the port.</summary>
    public int Port { get; }

    /// <summary>Gets the network in which address and port hold.</summary>
    public NetworkIdentifier NetworkID { get; }

    /// <summary>Gets what stands for the port that the process listens on.</summary>
    public string? TargetPortExpression { get; }

    /// <summary>Gets the scheme of the endpoint.</summary>
    public string UriScheme => Endpoint.UriScheme;

    /// <summary>Gets address and port, joined by a colon.</summary>
    public string EndPointString => $"{Address}:{Port}";

    /// <summary>Gets scheme, address and port as a URI.</summary>
    public string UriString => $"{UriScheme}://{EndPointString}";

    /// <inheritdoc/>
    public override string ToString() => UriString;
}
