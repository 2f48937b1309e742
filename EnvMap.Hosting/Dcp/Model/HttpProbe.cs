namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A probe by HTTP GET.</summary>
internal sealed class HttpProbe
{
    /// <summary>May hold DCP's template functions.</summary>
    public string Url { get; set; } = "";

    public List<HttpProbeHeader>? Headers { get; set; }
}
