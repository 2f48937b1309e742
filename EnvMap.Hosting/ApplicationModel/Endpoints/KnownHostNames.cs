namespace Aspire.Hosting.ApplicationModel;

/// <summary>Host names under which a machine is reached.</summary>
public static class KnownHostNames
{
    /// <summary>The machine itself.</summary>
    public const string Localhost = "localhost";

    /// <summary>The host of the containers, as Docker Desktop names it inside them.</summary>
    public const string DockerDesktopHostBridge = "host.docker.internal";

    /// <summary>The host of the containers, as DCP's tunnel names it inside them.</summary>
    public const string DefaultContainerTunnelHostName = "aspire.dev.internal";
}
