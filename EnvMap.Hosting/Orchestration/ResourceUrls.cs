using System.Collections.Immutable;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Orchestration;

/// <summary>Finds the URLs of a resource once its endpoints are allocated.</summary>
internal sealed partial class ResourceUrls(ResourceNotificationService notifications, ResourceLoggerService loggers, DistributedApplicationExecutionContext executionContext)
{
    public async Task PublishAsync(IResource resource, CancellationToken cancellationToken)
    {
        ImmutableArray<UrlSnapshot> urls;
        try
        {
            urls = [.. (await FindAsync(resource, cancellationToken).ConfigureAwait(false)).Select(ToSnapshot)];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A URL is only shown; a wrong one keeps no resource from running.
            LogFailed(loggers.GetLogger(resource), exception);
            return;
        }

        await notifications.PublishUpdateAsync(resource, s => s with
        {
            // The URLs of endpoints are active while the resource runs.
            Urls = [.. urls.Select(u => u with { IsInactive = u.Name is not null && s.State?.Text != KnownResourceStates.Running })]
        }).ConfigureAwait(false);
    }

    private async Task<List<ResourceUrlAnnotation>> FindAsync(IResource resource, CancellationToken cancellationToken)
    {
        List<ResourceUrlAnnotation> urls = [.. OfEndpoints(resource), .. resource.Annotations.OfType<ResourceUrlAnnotation>().Select(url => url.For(url.Endpoint))];
        var context = new ResourceUrlsCallbackContext(executionContext, resource, urls, cancellationToken) { Logger = loggers.GetLogger(resource) };
        foreach (var annotation in resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>())
        {
            await annotation.Callback(context).ConfigureAwait(false);
        }

        foreach (var url in urls.Where(u => u.Url.StartsWith('/') && u.Endpoint is { IsAllocated: true }))
        {
            url.Url = url.Endpoint!.Url.TrimEnd('/') + url.Url;
        }

        return urls;
    }

    private static IEnumerable<ResourceUrlAnnotation> OfEndpoints(IResource resource)
    {
        foreach (var endpoint in resource is IResourceWithEndpoints owner ? owner.GetEndpoints() : [])
        {
            if (endpoint.EndpointAnnotation.AllocatedEndpoint is not { } allocated)
            {
                continue;
            }

            // A host such as api.localhost, which the endpoint was declared with, is what a person wants to see.
            var declared = endpoint.EndpointAnnotation.TargetHost;
            var named = declared.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
            if (named)
            {
                yield return new() { Url = $"{allocated.UriScheme}://{declared}:{allocated.Port}", Endpoint = endpoint };
            }

            yield return new()
            {
                Url = allocated.UriString,
                Endpoint = endpoint,
                DisplayLocation = named ? UrlDisplayLocation.DetailsOnly : UrlDisplayLocation.SummaryAndDetails
            };

            // Who listens everywhere is reached by the machine's name too.
            if (allocated.BindingMode != EndpointBindingMode.SingleAddress)
            {
                yield return new() { Url = $"{allocated.UriScheme}://{Environment.MachineName}:{allocated.Port}", Endpoint = endpoint };
            }
        }
    }

    private static UrlSnapshot ToSnapshot(ResourceUrlAnnotation url)
        => new(url.Endpoint?.EndpointName, url.Url, url.IsInternal) { DisplayProperties = new(url.DisplayText ?? string.Empty, url.Order) };

    [LoggerMessage(Level = LogLevel.Error, Message = "The URLs cannot be determined.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
