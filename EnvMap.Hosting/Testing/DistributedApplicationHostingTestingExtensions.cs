using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>Reaches the resources of a started application from a test.</summary>
public static class DistributedApplicationHostingTestingExtensions
{
    /// <summary>Makes a client for an endpoint of a resource.</summary>
    /// <param name="app">The application.</param>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="endpointName">The name of the endpoint; by default https, or else http.</param>
    /// <returns>The client; its base address is the endpoint.</returns>
    /// <exception cref="ArgumentException">There is no such resource, or it has no such endpoint.</exception>
    public static HttpClient CreateHttpClient(this DistributedApplication app, string resourceName, string? endpointName = null)
    {
        var address = app.GetEndpoint(resourceName, endpointName);
        var client = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        client.BaseAddress = address;
        return client;
    }

    /// <summary>Looks up the connection string of a resource.</summary>
    /// <param name="app">The application.</param>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="cancellationToken">Ends the waiting for its parts.</param>
    /// <returns>The connection string.</returns>
    /// <exception cref="ArgumentException">There is no such resource, or it has no connection string.</exception>
    public static ValueTask<string?> GetConnectionStringAsync(this DistributedApplication app, string resourceName, CancellationToken cancellationToken = default)
        => Find(app, resourceName) is IResourceWithConnectionString resource
            ? resource.GetConnectionStringAsync(cancellationToken)
            : throw new ArgumentException($"Resource '{resourceName}' does not expose a connection string.", nameof(resourceName));

    /// <summary>Looks up the address of an endpoint, as the test sees it.</summary>
    /// <param name="app">The application.</param>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="endpointName">The name of the endpoint; by default https, or else http.</param>
    /// <returns>The address.</returns>
    /// <exception cref="ArgumentException">There is no such resource, or it has no such endpoint.</exception>
    public static Uri GetEndpoint(this DistributedApplication app, string resourceName, string? endpointName = null)
        => app.GetEndpointForNetwork(resourceName, null, endpointName);

    /// <summary>Looks up the address of an endpoint, as it is seen from a network.</summary>
    /// <param name="app">The application.</param>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="networkIdentifier">The network; by default that of the test.</param>
    /// <param name="endpointName">The name of the endpoint; by default https, or else http.</param>
    /// <returns>The address.</returns>
    /// <exception cref="ArgumentException">There is no such resource, or it has no such endpoint in that network.</exception>
    public static Uri GetEndpointForNetwork(this DistributedApplication app, string resourceName, NetworkIdentifier? networkIdentifier, string? endpointName = null)
    {
        if (Find(app, resourceName) is not IResourceWithEndpoints resource)
        {
            throw new ArgumentException($"Resource '{resourceName}' has no allocated endpoints.", nameof(resourceName));
        }

        string[] names = string.IsNullOrEmpty(endpointName) ? ["https", "http"] : [endpointName];
        var network = networkIdentifier ?? KnownNetworkIdentifiers.LocalhostNetwork;
        var endpoint = names.Select(name => resource.GetEndpoint(name, network)).FirstOrDefault(e => e.IsAllocated)
            ?? throw new ArgumentException($"Endpoint '{string.Join("' or '", names)}' for resource '{resourceName}' not found. It has: {Names(resource)}.", nameof(endpointName));
        return new(endpoint.Url);
    }

    private static string Names(IResourceWithEndpoints resource)
        => string.Join(", ", resource.GetEndpoints().Select(e => e.EndpointName).DefaultIfEmpty("none"));

    private static IResource Find(DistributedApplication app, string resourceName)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentException.ThrowIfNullOrEmpty(resourceName);
        if (!app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.IsCancellationRequested)
        {
            throw new InvalidOperationException("The application must be started before its endpoints and connection strings can be had; call StartAsync first.");
        }

        var resources = app.Services.GetRequiredService<DistributedApplicationModel>().Resources;
        return resources.TryGetByName(resourceName, out var resource)
            ? resource
            : throw new ArgumentException($"Resource '{resourceName}' not found. There are: {string.Join(", ", resources.Select(r => r.Name))}.", nameof(resourceName));
    }
}
