using System.Diagnostics.CodeAnalysis;
using EnvMap.Hosting;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that can be probed for startup, readiness and liveness.</summary>
[Experimental(ExperimentalIds.Probes)]
public interface IResourceWithProbes : IResource
{
}
