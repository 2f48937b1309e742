namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A label of a container or an image.</summary>
internal sealed class ContainerLabel
{
    public string Key { get; set; } = "";

    public string Value { get; set; } = "";
}
