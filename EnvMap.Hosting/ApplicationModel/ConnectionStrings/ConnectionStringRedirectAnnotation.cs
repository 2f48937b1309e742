namespace Aspire.Hosting.ApplicationModel;

/// <summary>Has the connection string of another resource take the place of a resource's own.</summary>
/// <param name="resource">The other resource.</param>
public class ConnectionStringRedirectAnnotation(IResourceWithConnectionString resource) : IResourceAnnotation
{
    /// <summary>Gets the other resource.</summary>
    public IResourceWithConnectionString Resource { get; } = resource ?? throw new ArgumentNullException(nameof(resource));
}
