namespace EnvMap.Hosting.Dcp.Model;

/// <summary>The container engine that DCP found.</summary>
internal sealed class ContainerRuntimeInfo
{
    public string? Runtime { get; set; }

    /// <summary>The name by which containers reach this machine.</summary>
    public string? HostName { get; set; }

    public bool Installed { get; set; }

    public bool Running { get; set; }

    public string? Error { get; set; }
}
