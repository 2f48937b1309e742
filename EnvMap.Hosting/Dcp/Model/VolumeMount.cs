namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A volume or folder in a container.</summary>
internal sealed class VolumeMount
{
    public string Type { get; set; } = VolumeMountType.Volume;

    public string? Source { get; set; }

    public string Target { get; set; } = "";

    public bool? ReadOnly { get; set; }
}
