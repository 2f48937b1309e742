namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where the dashboard shows a URL.</summary>
public enum UrlDisplayLocation
{
    /// <summary>In the list of resources and in the details of its own.</summary>
    SummaryAndDetails,

    /// <summary>In the details alone.</summary>
    DetailsOnly
}
