namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A probe that DCP runs against an object.</summary>
internal sealed class HealthProbe
{
    public string Name { get; set; } = "";

    public string Type { get; set; } = HealthProbeType.Http;

    public HttpProbe? HttpProbe { get; set; }

    public ExecutableProbe? ExecutableProbe { get; set; }

    public HealthProbeSchedule Schedule { get; set; } = new();

    public Dictionary<string, string>? Annotations { get; set; }
}
