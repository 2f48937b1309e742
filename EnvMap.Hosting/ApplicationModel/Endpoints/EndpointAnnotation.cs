using System.Diagnostics;
using System.Net.Sockets;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>An endpoint that a resource listens on.</summary>
[DebuggerDisplay("{UriScheme} endpoint {Name}")]
public sealed class EndpointAnnotation : IResourceAnnotation
{
    private string? _transport;
    private (int? Value, bool Cleared) _port;
    private (int? Value, bool Cleared) _targetPort;
    private bool? _tlsEnabled;

    /// <summary>Declares an endpoint on the loopback network.</summary>
    /// <param name="protocol">TCP or UDP.</param>
    /// <param name="uriScheme">The scheme; by default the name of the protocol.</param>
    /// <param name="transport">How HTTP is spoken, such as <c>http2</c>.</param>
    /// <param name="name">The name; by default the scheme.</param>
    /// <param name="port">The port that others use; by default any free one.</param>
    /// <param name="targetPort">The port that the process listens on.</param>
    /// <param name="isExternal">Whether it is open to the world in a deployment.</param>
    /// <param name="isProxied">Whether a proxy stands before it; by default yes.</param>
    public EndpointAnnotation(ProtocolType protocol, string? uriScheme = null, string? transport = null, [EndpointName] string? name = null, int? port = null, int? targetPort = null, bool? isExternal = null, bool? isProxied = null)
        : this(protocol, null, uriScheme, transport, name, port, targetPort, isExternal, isProxied)
    {
    }

    /// <inheritdoc cref="EndpointAnnotation(ProtocolType, string?, string?, string?, int?, int?, bool?, bool?)"/>
    public EndpointAnnotation(ProtocolType protocol, string? uriScheme, string? transport, [EndpointName] string? name, int? port, int? targetPort, bool? isExternal, bool isProxied)
        : this(protocol, null, uriScheme, transport, name, port, targetPort, isExternal, (bool?)isProxied)
    {
    }

    /// <inheritdoc cref="EndpointAnnotation(ProtocolType, NetworkIdentifier?, string?, string?, string?, int?, int?, bool?, bool?)"/>
    public EndpointAnnotation(ProtocolType protocol, NetworkIdentifier? networkId, string? uriScheme, string? transport, [EndpointName] string? name, int? port, int? targetPort, bool? isExternal, bool isProxied)
        : this(protocol, networkId, uriScheme, transport, name, port, targetPort, isExternal, (bool?)isProxied)
    {
    }

    /// <summary>Declares an endpoint in a network.</summary>
    /// <param name="protocol">TCP or UDP.</param>
    /// <param name="networkId">The network; by default loopback.</param>
    /// <param name="uriScheme">The scheme; by default the name of the protocol.</param>
    /// <param name="transport">How HTTP is spoken, such as <c>http2</c>.</param>
    /// <param name="name">The name; by default the scheme.</param>
    /// <param name="port">The port that others use; by default any free one.</param>
    /// <param name="targetPort">The port that the process listens on.</param>
    /// <param name="isExternal">Whether it is open to the world in a deployment.</param>
    /// <param name="isProxied">Whether a proxy stands before it; by default yes.</param>
    /// <exception cref="ArgumentException">The name breaks the naming rules.</exception>
    public EndpointAnnotation(ProtocolType protocol, NetworkIdentifier? networkId, string? uriScheme = null, string? transport = null, [EndpointName] string? name = null, int? port = null, int? targetPort = null, bool? isExternal = null, bool? isProxied = null)
    {
        UriScheme = uriScheme ?? protocol.ToString().ToLowerInvariant();
        Name = name ?? UriScheme;
        ModelName.Validate(nameof(EndpointAnnotation), Name);
        Protocol = protocol;
        DefaultNetworkID = networkId ?? KnownNetworkIdentifiers.LocalhostNetwork;
        IsExternal = isExternal ?? false;
        IsExplicitlyProxied = isProxied;
        (_transport, _port, _targetPort) = (transport, (port, false), (targetPort, false));
        AllAllocatedEndpoints.For(DefaultNetworkID);
    }

    /// <summary>Gets or sets the name, unique within the resource.</summary>
    public string Name { get; set; }

    /// <summary>Gets or sets the protocol.</summary>
    public ProtocolType Protocol { get; set; }

    /// <summary>Gets or sets the port that others use; without a proxy it is the port of the process unless set.</summary>
    public int? Port
    {
        get => _port.Value ?? (IsProxied || _port.Cleared ? null : _targetPort.Value);
        set => _port = (value, value is null);
    }

    /// <summary>Gets or sets the port that the process listens on; without a proxy it is the port of the others unless set.</summary>
    public int? TargetPort
    {
        get => _targetPort.Value ?? (IsProxied || _targetPort.Cleared ? null : _port.Value);
        set => _targetPort = (value, value is null);
    }

    /// <summary>Gets or sets the scheme of its URI.</summary>
    public string UriScheme { get; set; }

    /// <summary>Gets or sets the host that the process binds to: <c>localhost</c>, an address, or <c>*</c>.</summary>
    public string TargetHost { get; set; } = KnownHostNames.Localhost;

    /// <summary>Gets or sets the transport: <c>http</c> for HTTP schemes unless set, else the protocol.</summary>
    public string Transport
    {
        get => _transport ?? (UriScheme.Equals("http", StringComparison.OrdinalIgnoreCase) || UriScheme.Equals("https", StringComparison.OrdinalIgnoreCase)
            ? "http"
            : Protocol.ToString().ToLowerInvariant());
        set => _transport = value;
    }

    /// <summary>Gets or sets whether it is open to the world in a deployment.</summary>
    public bool IsExternal { get; set; }

    /// <summary>Gets or sets whether a proxy stands before it.</summary>
    public bool IsProxied
    {
        get => IsExplicitlyProxied ?? true;
        set => IsExplicitlyProxied = value;
    }

    /// <summary>Gets or sets whether it was said that a proxy stands before it; null where nothing was said.</summary>
    public bool? IsExplicitlyProxied { get; set; }

    /// <summary>Gets or sets whether references to the whole resource leave it out.</summary>
    public bool ExcludeReferenceEndpoint { get; set; }

    /// <summary>Gets or sets whether TLS is spoken; by default where the scheme is https.</summary>
    public bool TlsEnabled
    {
        get => _tlsEnabled ?? UriScheme.Equals("https", StringComparison.OrdinalIgnoreCase);
        set => _tlsEnabled = value;
    }

    /// <summary>Gets the network that it belongs to.</summary>
    public NetworkIdentifier DefaultNetworkID { get; }

    /// <summary>Gets what it got in each network.</summary>
    public NetworkEndpointSnapshotList AllAllocatedEndpoints { get; } = [];

    /// <summary>Gets or sets what it got in its own network; null until then.</summary>
    /// <exception cref="InvalidOperationException">The allocation belongs to another network.</exception>
    public AllocatedEndpoint? AllocatedEndpoint
    {
        get => AllAllocatedEndpoints.Find(DefaultNetworkID);
        set
        {
            var own = AllAllocatedEndpoints.For(DefaultNetworkID).Snapshot;
            if (value is null)
            {
                own.SetException(new InvalidOperationException($"The endpoint `{Name}` is not allocated"));
            }
            else if (value.NetworkID != DefaultNetworkID)
            {
                throw new InvalidOperationException($"Endpoint '{Name}' belongs to network '{DefaultNetworkID.Value}', the allocation to '{value.NetworkID.Value}'; add it to {nameof(AllAllocatedEndpoints)} instead.");
            }
            else
            {
                own.SetValue(value);
            }
        }
    }

    // Without regard to the other port.
    internal int? SpecifiedPort => _port.Value;

    internal bool FromLaunchProfile { get; set; }

    internal string? TargetPortEnvironmentVariable { get; set; }
}
