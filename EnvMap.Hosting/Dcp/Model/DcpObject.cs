namespace EnvMap.Hosting.Dcp.Model;

/// <summary>An object of DCP's API; all kinds are cluster-scoped.</summary>
internal abstract class DcpObject(string kind)
{
    public const string Group = "usvc-dev.developer.microsoft.com";
    public const string Version = "v1";

    public string ApiVersion { get; set; } = $"{Group}/{Version}";

    public string Kind { get; set; } = kind;

    public DcpMetadata Metadata { get; set; } = new();
}
