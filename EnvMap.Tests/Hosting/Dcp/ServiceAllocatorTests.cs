using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.Options;

namespace EnvMap.Tests.Hosting.Dcp;

public sealed class ServiceAllocatorTests
{
    [Fact]
    public void ServicesOfDifferentResourcesHaveDifferentNames()
    {
        var allocator = new ServiceAllocator(new FakeDcpClient(), Options.Create(new DcpOptions()), TimeProvider.System);
        IResource[] resources = [WithEndpoints("api", "http", "admin"), WithEndpoints("api-http", "http")];
        foreach (var resource in resources)
        {
            allocator.Prepare(resource);
        }

        var names = resources.SelectMany(allocator.Of).Select(s => s.Name).ToList();
        Assert.Equal(3, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("api-http", names);
    }

    private static ExecutableResource WithEndpoints(string name, params string[] endpoints)
    {
        var resource = new ExecutableResource(name, "/bin/true", "/");
        foreach (var endpoint in endpoints)
        {
            resource.Annotations.Add(new EndpointAnnotation(ProtocolType.Tcp, uriScheme: "http", name: endpoint));
        }

        return resource;
    }
}
