namespace EnvMap.Hosting.Dcp.Model;

/// <summary>How much of DCP's own environment a process gets.</summary>
internal sealed class AmbientEnvironment
{
    /// <summary>One of <see cref="EnvironmentBehavior"/>; DCP assumes Inherit.</summary>
    public string? Behavior { get; set; }
}
