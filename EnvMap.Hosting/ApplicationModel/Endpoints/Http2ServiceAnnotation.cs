namespace Aspire.Hosting.ApplicationModel;

/// <summary>The HTTP endpoints of the resource speak HTTP/2.</summary>
internal sealed class Http2ServiceAnnotation : IResourceAnnotation
{
    /// <summary>Sets the transport of the endpoints of all resources that are so marked.</summary>
    public static void Apply(IEnumerable<IResource> resources)
    {
        foreach (var endpoint in resources.Where(r => r.HasAnnotationOfType<Http2ServiceAnnotation>())
            .SelectMany(r => r.Annotations.OfType<EndpointAnnotation>())
            .Where(e => e.UriScheme is "http" or "https"))
        {
            endpoint.Transport = "http2";
        }
    }
}
