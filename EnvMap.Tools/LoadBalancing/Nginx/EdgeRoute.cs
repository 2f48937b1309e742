namespace EnvMap.Tools.LoadBalancing.Nginx;

/// <summary>A domain and the address that its requests go to.</summary>
internal sealed record EdgeRoute(string Subdomain, string Address, bool IsDefault)
{
    /// <summary>Names under it resolve to loopback by themselves.</summary>
    public const string Domain = "envmap.localhost";

    public string Host => $"{Subdomain}.{Domain}";
}
