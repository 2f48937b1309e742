using System.Collections.Immutable;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Names the instances of a resource; its resource ids are theirs instead of the resource's name.</summary>
internal sealed class DcpInstancesAnnotation(ImmutableArray<ResourceInstance> instances) : IResourceAnnotation
{
    public ImmutableArray<ResourceInstance> Instances { get; } = instances;
}
