namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says whether proxies may stand before the endpoints of a resource.</summary>
public sealed class ProxySupportAnnotation : IResourceAnnotation
{
    /// <summary>Gets or sets whether they may.</summary>
    public required bool ProxyEnabled { get; set; }
}
