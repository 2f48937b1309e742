namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A request header of a probe.</summary>
internal sealed class HttpProbeHeader
{
    public string Name { get; set; } = "";

    public string? Value { get; set; }
}
