namespace EnvMap.Hosting.Dcp.Model;

/// <summary>What a <see cref="ContainerVolume"/> is.</summary>
internal sealed class ContainerVolumeStatus
{
    /// <summary><c>Pending</c>, <c>RuntimeUnhealthy</c> or <c>Ready</c>.</summary>
    public string? State { get; set; }
}
