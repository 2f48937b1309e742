using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Commands;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Adds a command that sends a request to an endpoint of the resource.</summary>
    /// <typeparam name="TResource">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="path">The path of the request.</param>
    /// <param name="displayName">The name that is shown.</param>
    /// <param name="endpointName">The endpoint; by default the one named https, or else http, or else the first that speaks HTTP.</param>
    /// <param name="commandName">The name by which the command is run; by default made of resource, endpoint, method and path.</param>
    /// <param name="commandOptions">How the command is offered, and what it sends.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="DistributedApplicationException">The resource has no such endpoint, or it does not speak HTTP.</exception>
    public static IResourceBuilder<TResource> WithHttpCommand<TResource>(this IResourceBuilder<TResource> builder, string path, string displayName, [EndpointName] string? endpointName = null, string? commandName = null, HttpCommandOptions? commandOptions = null)
        where TResource : IResourceWithEndpoints
        => builder.WithHttpCommand(path, displayName, () => SelectHttpEndpoint(builder.Resource, endpointName ?? SecureEndpointOf(builder.Resource), "HTTP command"), commandName, commandOptions);

    /// <summary>Adds a command that sends a request to a chosen endpoint.</summary>
    /// <typeparam name="TResource">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="path">The path of the request.</param>
    /// <param name="displayName">The name that is shown.</param>
    /// <param name="endpointSelector">Chooses the endpoint.</param>
    /// <param name="commandName">The name by which the command is run; by default made of resource, endpoint, method and path.</param>
    /// <param name="commandOptions">How the command is offered, and what it sends.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="DistributedApplicationException">There is no such endpoint, or it does not speak HTTP.</exception>
    public static IResourceBuilder<TResource> WithHttpCommand<TResource>(this IResourceBuilder<TResource> builder, string path, string displayName, Func<EndpointReference>? endpointSelector, string? commandName = null, HttpCommandOptions? commandOptions = null)
        where TResource : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        var name = builder.Resource.Name;
        var endpoint = (endpointSelector ?? (() => SelectHttpEndpoint(builder.Resource, SecureEndpointOf(builder.Resource), "HTTP command")))()
            ?? throw new DistributedApplicationException($"Resource '{name}' cannot have an HTTP command: its endpoint selector returned null.");
        if (endpoint.Scheme is not ("http" or "https"))
        {
            throw new DistributedApplicationException($"Resource '{name}' cannot have an HTTP command on '{endpoint.EndpointName}': the scheme is '{endpoint.Scheme}', so it is not an HTTP endpoint.");
        }

        var options = commandOptions ?? new();
        var method = options.Method ??= HttpMethod.Post;
        options.UpdateState ??= context => context.ResourceSnapshot.State?.Text is { } state && (state == KnownResourceStates.Running || state == KnownResourceStates.RuntimeUnhealthy)
            ? ResourceCommandState.Enabled
            : ResourceCommandState.Disabled;
        commandName ??= $"{endpoint.Resource.Name}-{endpoint.EndpointName}-http-{method.Method.ToLowerInvariant()}-{path}";
        return builder.WithCommand(commandName, displayName, new HttpCommand(endpoint, path, method, options).ExecuteAsync, options);
    }

    private static string? SecureEndpointOf(IResourceWithEndpoints resource)
        => resource.GetEndpoints().Any(e => e.EndpointName.Equals("https", StringComparison.OrdinalIgnoreCase)) ? "https" : null;
}
