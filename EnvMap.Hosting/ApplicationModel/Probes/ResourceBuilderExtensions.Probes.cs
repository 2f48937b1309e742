using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Makes the health of a resource depend on a GET request.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="path">The path; by default <c>/</c>.</param>
    /// <param name="statusCode">The status that means healthy; by default 200.</param>
    /// <param name="endpointName">The endpoint; by default the one named http, or else https, or else the first that speaks HTTP.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints
        => builder.WithHttpHealthCheck(() => SelectHttpEndpoint(builder.Resource, endpointName, "HTTP health check"), path, statusCode);

    /// <summary>Makes the health of a resource depend on a GET request by HTTPS.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="path">The path; by default <c>/</c>.</param>
    /// <param name="statusCode">The status that means healthy; by default 200.</param>
    /// <param name="endpointName">The endpoint; by default the one named https.</param>
    /// <returns>The same builder.</returns>
    [Obsolete("Use WithHttpHealthCheck instead.")]
    public static IResourceBuilder<T> WithHttpsHealthCheck<T>(this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints
        => builder.WithHttpHealthCheck(path, statusCode, endpointName ?? "https");

    /// <summary>Makes the health of a resource depend on a GET request to a chosen endpoint.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="endpointSelector">Chooses the endpoint.</param>
    /// <param name="path">The path; by default <c>/</c>.</param>
    /// <param name="statusCode">The status that means healthy; by default 200.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="DistributedApplicationException">The endpoint does not speak HTTP.</exception>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(this IResourceBuilder<T> builder, Func<EndpointReference>? endpointSelector, string? path = null, int? statusCode = null)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        var name = builder.Resource.Name;
        var endpoint = (endpointSelector ?? (() => SelectHttpEndpoint(builder.Resource, null, "HTTP health check")))()
            ?? throw new DistributedApplicationException($"Resource '{name}' cannot have an HTTP health check: its endpoint selector returned null.");
        if (endpoint.Scheme is not ("http" or "https"))
        {
            throw new DistributedApplicationException($"Resource '{name}' cannot have an HTTP health check on '{endpoint.EndpointName}': the scheme is '{endpoint.Scheme}', so it is not an HTTP endpoint.");
        }

        (path, statusCode) = (path ?? "/", statusCode ?? 200);
        var key = $"{name}_{endpoint.EndpointName}_{path}_{statusCode}_check";
        var services = builder.ApplicationBuilder.Services;
        services.AddHttpClient(key).RemoveAllLoggers();
        services.AddHealthChecks().Add(new(
            key,
            provider => new HttpEndpointHealthCheck(
                _ => new(endpoint.IsAllocated ? new Uri(new Uri(endpoint.Url), path) : null),
                statusCode.Value,
                () => provider.GetRequiredService<IHttpClientFactory>().CreateClient(key)),
            HealthStatus.Unhealthy,
            tags: null));
        return builder.WithHealthCheck(key);
    }

    /// <summary>Adds a probe by a GET request, and a health check by the same.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="type">What the probe finds out.</param>
    /// <param name="path">The path; by default <c>/</c>.</param>
    /// <param name="initialDelaySeconds">How long the first probe waits, in seconds; by default 5.</param>
    /// <param name="periodSeconds">The time between two probes, in seconds; by default 5.</param>
    /// <param name="timeoutSeconds">How long a probe may take, in seconds; by default 1.</param>
    /// <param name="failureThreshold">After how many failures the resource counts as failed; by default 3.</param>
    /// <param name="successThreshold">After how many successes it counts as well; by default 1.</param>
    /// <param name="endpointName">The endpoint; by default the one named http, or else https, or else the first that speaks HTTP.</param>
    /// <returns>The same builder.</returns>
    [Experimental(ExperimentalIds.Probes)]
    public static IResourceBuilder<T> WithHttpProbe<T>(this IResourceBuilder<T> builder, ProbeType type, string? path = null, int? initialDelaySeconds = null, int? periodSeconds = null, int? timeoutSeconds = null, int? failureThreshold = null, int? successThreshold = null, string? endpointName = null)
        where T : IResourceWithEndpoints, IResourceWithProbes
        => builder.WithHttpProbe(type, () => SelectHttpEndpoint(builder.Resource, endpointName, "HTTP probe"), path, initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold, successThreshold);

    /// <summary>Adds a probe by a GET request to a chosen endpoint, and a health check by the same.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="type">What the probe finds out; it replaces the probe of that type.</param>
    /// <param name="endpointSelector">Chooses the endpoint.</param>
    /// <param name="path">The path; by default <c>/</c>.</param>
    /// <param name="initialDelaySeconds">How long the first probe waits, in seconds; by default 5.</param>
    /// <param name="periodSeconds">The time between two probes, in seconds; by default 5.</param>
    /// <param name="timeoutSeconds">How long a probe may take, in seconds; by default 1.</param>
    /// <param name="failureThreshold">After how many failures the resource counts as failed; by default 3.</param>
    /// <param name="successThreshold">After how many successes it counts as well; by default 1.</param>
    /// <returns>The same builder.</returns>
    [Experimental(ExperimentalIds.Probes)]
    public static IResourceBuilder<T> WithHttpProbe<T>(this IResourceBuilder<T> builder, ProbeType type, Func<EndpointReference>? endpointSelector, string? path = null, int? initialDelaySeconds = null, int? periodSeconds = null, int? timeoutSeconds = null, int? failureThreshold = null, int? successThreshold = null)
        where T : IResourceWithEndpoints, IResourceWithProbes
    {
        ArgumentNullException.ThrowIfNull(builder);
        endpointSelector ??= () => SelectHttpEndpoint(builder.Resource, null, "HTTP probe");
        var annotations = builder.Resource.Annotations;
        foreach (var former in annotations.OfType<ProbeAnnotation>().Where(p => p.Type == type).ToList())
        {
            annotations.Remove(former);
        }

        annotations.Add(new EndpointProbeAnnotation
        {
            Type = type,
            EndpointReference = endpointSelector() ?? throw new DistributedApplicationException($"Resource '{builder.Resource.Name}' cannot have an HTTP probe: its endpoint selector returned null."),
            Path = path ?? "/",
            InitialDelaySeconds = initialDelaySeconds ?? 5,
            PeriodSeconds = periodSeconds ?? 5,
            TimeoutSeconds = timeoutSeconds ?? 1,
            FailureThreshold = failureThreshold ?? 3,
            SuccessThreshold = successThreshold ?? 1
        });
        return builder.WithHttpHealthCheck(endpointSelector, path);
    }

    private static EndpointReference SelectHttpEndpoint(IResourceWithEndpoints resource, string? endpointName, string purpose)
    {
        var http = resource.GetEndpoints().Where(e => e.Scheme is "http" or "https").ToList();
        var chosen = endpointName is null
            ? http.Find(e => e.EndpointName == "http") ?? http.Find(e => e.EndpointName == "https") ?? http.FirstOrDefault()
            : resource.GetEndpoints().FirstOrDefault(e => e.EndpointName.Equals(endpointName, StringComparison.OrdinalIgnoreCase));
        var wanted = endpointName is null ? "no HTTP endpoint was found" : $"no endpoint named '{endpointName}' was found";
        return chosen ?? throw new DistributedApplicationException($"Resource '{resource.Name}' cannot have an {purpose}: {wanted}.");
    }
}
