using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace EnvMap.Tests.TestSupport;

/// <summary>A model in run mode that nothing runs: its endpoints have addresses, so that its values can be read.</summary>
internal sealed class RunModel
{
    public IDistributedApplicationBuilder Builder { get; } = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true });

    /// <summary>Gives each endpoint the address that others use, from port 6001 on where none is fixed.</summary>
    public void Allocate()
    {
        var port = 6001;
        foreach (var endpoint in Builder.Resources.SelectMany(r => r.Annotations.OfType<EndpointAnnotation>()))
        {
            endpoint.AllocatedEndpoint = new(endpoint, "localhost", endpoint.Port ?? port++);
        }
    }

    /// <summary>The file at a path that a callback makes for a container.</summary>
    public async Task<string> ReadFileAsync(IResource container, params string[] path)
    {
        var made = new List<ContainerFileSystemItem>();
        foreach (var annotation in container.Annotations.OfType<ContainerFileSystemCallbackAnnotation>())
        {
            var context = new ContainerFileSystemCallbackContext { Services = new ServiceCollection().BuildServiceProvider(), Model = container };
            made.AddRange(await annotation.Callback(context, TestContext.Current.CancellationToken));
        }

        IEnumerable<ContainerFileSystemItem> items = made;
        foreach (var directory in path[..^1])
        {
            items = items.OfType<ContainerDirectory>().Single(d => d.Name == directory).Entries;
        }

        return items.OfType<ContainerFile>().Single(f => f.Name == path[^1]).Contents!;
    }
}
