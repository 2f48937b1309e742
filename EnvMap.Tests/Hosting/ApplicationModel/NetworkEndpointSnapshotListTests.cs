using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Tests.Hosting.ApplicationModel;

public sealed class NetworkEndpointSnapshotListTests
{
    [Fact]
    public async Task WhatCouldNotBeReachedOnceIsTriedAgainForTheNextReader()
    {
        var network = KnownNetworkIdentifiers.DefaultAspireContainerNetwork;
        var endpoint = new EndpointAnnotation(ProtocolType.Tcp);
        var list = endpoint.AllAllocatedEndpoints;
        var attempts = 0;
        list.Requested = requested =>
        {
            if (++attempts == 1)
            {
                list.For(requested).Snapshot.SetException(new TimeoutException());
            }
            else
            {
                list.AddOrUpdateAllocatedEndpoint(requested, new(endpoint, "host", 4711, EndpointBindingMode.SingleAddress, networkId: requested));
            }
        };

        await Assert.ThrowsAsync<TimeoutException>(() => list.GetAllocatedEndpointAsync(network, TestContext.Current.CancellationToken));

        Assert.Equal(4711, (await list.GetAllocatedEndpointAsync(network, TestContext.Current.CancellationToken)).Port);
    }
}
