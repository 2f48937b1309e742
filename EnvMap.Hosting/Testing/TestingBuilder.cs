using System.Reflection;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Pipelines;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EnvMap.Hosting.Testing;

/// <summary>A builder of the engine in the hands of a test, which has its own way to build and to end.</summary>
internal sealed class TestingBuilder(
    DistributedApplicationBuilder inner,
    Func<CancellationToken, Task<DistributedApplication>> build,
    Func<ValueTask> dispose) : IDistributedApplicationTestingBuilder
{
    public Assembly? AppHostAssembly => inner.AppHostAssembly;

    public string AppHostDirectory => inner.AppHostDirectory;

    public ConfigurationManager Configuration => inner.Configuration;

    public IHostEnvironment Environment => inner.Environment;

    public IDistributedApplicationEventing Eventing => inner.Eventing;

    public DistributedApplicationExecutionContext ExecutionContext => inner.ExecutionContext;

    public IDistributedApplicationPipeline Pipeline => inner.Pipeline;

    public IResourceCollection Resources => inner.Resources;

    public IServiceCollection Services => inner.Services;

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
        => inner.AddResource(resource);

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource
        => inner.CreateResourceBuilder(resource);

    public DistributedApplication Build() => build(CancellationToken.None).GetAwaiter().GetResult();

    public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default) => build(cancellationToken);

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public ValueTask DisposeAsync() => dispose();
}
