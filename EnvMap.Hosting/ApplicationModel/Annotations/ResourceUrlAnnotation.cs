using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A URL that the dashboard shows for a resource.</summary>
[DebuggerDisplay("{Url}", Name = "{DisplayText}")]
public sealed class ResourceUrlAnnotation : IResourceAnnotation
{
    /// <summary>Gets or sets the URL.</summary>
    public required string Url { get; set; }

    /// <summary>Gets or sets the text shown in place of the URL; null or empty for the URL itself.</summary>
    public string? DisplayText { get; set; }

    /// <summary>Gets the endpoint that the URL belongs to; null where it belongs to none.</summary>
    public EndpointReference? Endpoint { get; init; }

    /// <summary>Gets or sets where the URL is shown; by default everywhere.</summary>
    public UrlDisplayLocation DisplayLocation { get; set; } = UrlDisplayLocation.SummaryAndDetails;
}
