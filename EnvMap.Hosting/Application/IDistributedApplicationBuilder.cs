using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Pipelines;
using EnvMap.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Declares a distributed application.</summary>
public interface IDistributedApplicationBuilder
{
    /// <summary>Gets the assembly of the AppHost.</summary>
    Assembly? AppHostAssembly { get; }

    /// <summary>Gets the directory of the AppHost's project, against which relative paths are resolved.</summary>
    string AppHostDirectory { get; }

    /// <summary>Gets the configuration.</summary>
    ConfigurationManager Configuration { get; }

    /// <summary>Gets the environment of the host: its name, its content root.</summary>
    IHostEnvironment Environment { get; }

    /// <summary>Gets the events of the application.</summary>
    IDistributedApplicationEventing Eventing { get; }

    /// <summary>Gets whether the application is run or published.</summary>
    DistributedApplicationExecutionContext ExecutionContext { get; }

    /// <summary>Gets the steps of a publish.</summary>
    [Experimental(ExperimentalIds.Pipelines)]
    IDistributedApplicationPipeline Pipeline { get; }

    /// <summary>Gets the resources that were added so far.</summary>
    IResourceCollection Resources { get; }

    /// <summary>Gets the services of the AppHost.</summary>
    IServiceCollection Services { get; }

    /// <summary>Adds a resource.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <returns>A builder that configures the resource.</returns>
    /// <exception cref="DistributedApplicationException">The name is taken or breaks the naming rules.</exception>
    IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource;

    /// <summary>Makes a builder for a resource without adding the resource.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <returns>A builder that configures the resource.</returns>
    IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource;

    /// <summary>Finishes the declaration.</summary>
    /// <returns>The application, ready to run.</returns>
    DistributedApplication Build();
}
