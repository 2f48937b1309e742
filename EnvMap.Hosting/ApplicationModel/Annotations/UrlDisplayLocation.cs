namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where the dashboard shows a URL.</summary>
public enum UrlDisplayLocation
{
    /// <summary>In the list of resources and among the details.</summary>
    SummaryAndDetails,

    /// <summary>Only among the details.</summary>
    DetailsOnly
}
