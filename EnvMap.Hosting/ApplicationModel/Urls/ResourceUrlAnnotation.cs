namespace Aspire.Hosting.ApplicationModel;

/// <summary>A URL that the dashboard shows for a resource.</summary>
public sealed class ResourceUrlAnnotation : IResourceAnnotation
{
    /// <summary>The place among the URLs of the resource; higher comes first.</summary>
    [Obsolete("A later version makes it a property.")]
    public int? DisplayOrder;

    /// <summary>Gets or sets the URL; a relative one is completed by that of the endpoint.</summary>
    public required string Url { get; set; }

    /// <summary>Gets or sets the text that is shown in its place.</summary>
    public string? DisplayText { get; set; }

    /// <summary>Gets the endpoint that it belongs to.</summary>
    public EndpointReference? Endpoint { get; init; }

    /// <summary>Gets or sets where it is shown; by default everywhere.</summary>
    public UrlDisplayLocation DisplayLocation { get; set; }

    internal bool IsInternal => DisplayLocation == UrlDisplayLocation.DetailsOnly;

#pragma warning disable CS0618 // AppHosts still set it.
    internal int Order => DisplayOrder ?? 0;

    internal ResourceUrlAnnotation For(EndpointReference? endpoint)
        => new() { Url = Url, DisplayText = DisplayText, Endpoint = endpoint, DisplayOrder = DisplayOrder, DisplayLocation = DisplayLocation };
#pragma warning restore CS0618
}
