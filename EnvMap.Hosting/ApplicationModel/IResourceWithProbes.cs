namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that can be probed for startup, readiness and liveness.</summary>
public interface IResourceWithProbes : IResource
{
}
