using System.Diagnostics.CodeAnalysis;
using EnvMap.Hosting;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A container.</summary>
/// <param name="name">The name.</param>
/// <param name="entrypoint">What replaces the entry point of the image.</param>
public class ContainerResource(string name, string? entrypoint = null) : Resource(name),
    IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IResourceWithProbes, IComputeResource
{
    /// <summary>Gets or sets what replaces the entry point of the image.</summary>
    public string? Entrypoint { get; set; } = entrypoint;

    /// <summary>Gets or sets whether a shell runs the command.</summary>
    [Experimental(ExperimentalIds.ContainerShellExecution)]
    public bool? ShellExecution { get; set; }
}
