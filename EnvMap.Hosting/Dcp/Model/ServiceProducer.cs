namespace EnvMap.Hosting.Dcp.Model;

/// <summary>One entry of the <see cref="DcpAnnotations.ServiceProducer"/> annotation.</summary>
internal sealed class ServiceProducer
{
    public string ServiceName { get; set; } = "";

    /// <summary>The address that the process listens on; DCP assumes localhost.</summary>
    public string? Address { get; set; }

    /// <summary>For a container its port; for an executable only when the port is not asked for by <c>portForServing</c>.</summary>
    public int? Port { get; set; }
}
