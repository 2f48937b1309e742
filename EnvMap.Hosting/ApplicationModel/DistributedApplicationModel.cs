namespace Aspire.Hosting.ApplicationModel;

/// <summary>The finished model: what is run or published.</summary>
/// <param name="resources">The resources of the application.</param>
public class DistributedApplicationModel(IResourceCollection resources)
{
    /// <summary>Makes a model of some resources.</summary>
    /// <param name="resources">The resources, in order.</param>
    public DistributedApplicationModel(IEnumerable<IResource> resources)
        : this(new ResourceCollection(resources))
    {
    }

    /// <summary>Gets the resources in the order of their declaration.</summary>
    public IResourceCollection Resources { get; } = resources ?? throw new ArgumentNullException(nameof(resources));
}
