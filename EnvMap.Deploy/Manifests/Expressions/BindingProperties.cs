namespace EnvMap.Deploy.Manifests.Expressions;

/// <summary>What an expression may ask of an endpoint.</summary>
internal static class BindingProperties
{
    public const string Host = "host";

    public const string Port = "port";

    public const string TargetPort = "targetPort";

    public const string Scheme = "scheme";

    public const string Url = "url";

    public const string HostAndPort = "hostAndPort";

    public const string TlsEnabled = "tlsEnabled";

    public static IReadOnlyList<string> All { get; } = [Url, Host, Port, TargetPort, Scheme, HostAndPort, TlsEnabled];
}
