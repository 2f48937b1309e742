namespace EnvMap.Hosting.Dcp.Model;

/// <summary>How an image is built.</summary>
internal sealed class ContainerBuildContext
{
    public string Context { get; set; } = "";

    public string? Dockerfile { get; set; }

    public List<string>? Tags { get; set; }

    public List<EnvVar>? Args { get; set; }

    public List<ContainerBuildSecret>? Secrets { get; set; }

    public string? Stage { get; set; }

    public List<ContainerLabel>? Labels { get; set; }

    public string? Platform { get; set; }
}
