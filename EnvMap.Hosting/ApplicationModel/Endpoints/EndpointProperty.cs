namespace Aspire.Hosting.ApplicationModel;

/// <summary>A part of an endpoint that can be referred to.</summary>
public enum EndpointProperty
{
    /// <summary>The whole URL.</summary>
    Url,

    /// <summary>The host name.</summary>
    Host,

    /// <summary>The host as an IPv4 address.</summary>
    IPV4Host,

    /// <summary>The port that others use.</summary>
    Port,

    /// <summary>The scheme.</summary>
    Scheme,

    /// <summary>The port that the process listens on.</summary>
    TargetPort,

    /// <summary>Host and port, joined by a colon.</summary>
    HostAndPort,

    /// <summary>Whether TLS is spoken: <c>True</c> or <c>False</c>.</summary>
    TlsEnabled
}
