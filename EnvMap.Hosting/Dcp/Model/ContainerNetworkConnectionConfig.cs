namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A network that a container joins, and its names there.</summary>
internal sealed class ContainerNetworkConnectionConfig
{
    public string Name { get; set; } = "";

    public List<string>? Aliases { get; set; }
}
