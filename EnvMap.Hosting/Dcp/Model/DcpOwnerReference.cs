namespace EnvMap.Hosting.Dcp.Model;

/// <summary>The object that an object belongs to.</summary>
internal sealed class DcpOwnerReference
{
    public string ApiVersion { get; set; } = "";

    public string Kind { get; set; } = "";

    public string Name { get; set; } = "";

    public string Uid { get; set; } = "";

    public bool? Controller { get; set; }
}
