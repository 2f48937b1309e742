namespace EnvMap.Hosting.Dcp.Model;

/// <summary>What a <see cref="ContainerVolume"/> shall be.</summary>
internal sealed class ContainerVolumeSpec
{
    public string Name { get; set; } = "";

    /// <summary>DCP assumes true.</summary>
    public bool? Persistent { get; set; }
}
