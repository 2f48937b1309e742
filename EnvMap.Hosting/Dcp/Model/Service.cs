namespace EnvMap.Hosting.Dcp.Model;

/// <summary>An address that one or more endpoints serve, through DCP's proxy or without it.</summary>
internal sealed class Service() : DcpObject(KindName), IDcpKind
{
    public static string KindName => "Service";

    public static string Plural => "services";

    public ServiceSpec Spec { get; set; } = new();

    public ServiceStatus? Status { get; set; }
}
