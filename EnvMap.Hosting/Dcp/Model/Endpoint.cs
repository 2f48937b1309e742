namespace EnvMap.Hosting.Dcp.Model;

/// <summary>Where one instance serves a <see cref="Service"/>; DCP creates it for annotated producers.</summary>
internal sealed class Endpoint() : DcpObject(KindName), IDcpKind
{
    public static string KindName => "Endpoint";

    public static string Plural => "endpoints";

    public EndpointSpec Spec { get; set; } = new();
}
