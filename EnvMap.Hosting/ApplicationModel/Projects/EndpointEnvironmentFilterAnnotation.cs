namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says which endpoints of a project are put into its own environment.</summary>
internal sealed class EndpointEnvironmentFilterAnnotation(Func<EndpointAnnotation, bool> filter) : IResourceAnnotation
{
    public Func<EndpointAnnotation, bool> Filter { get; } = filter;
}
