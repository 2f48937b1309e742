namespace EnvMap.Hosting.Dcp.Model;

/// <summary>An environment variable; its value may hold DCP's template functions.</summary>
internal sealed class EnvVar
{
    public string Name { get; set; } = "";

    public string Value { get; set; } = "";
}
