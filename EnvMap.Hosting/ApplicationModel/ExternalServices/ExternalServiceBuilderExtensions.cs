using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

/// <summary>Declares services outside the application.</summary>
public static partial class ExternalServiceBuilderExtensions
{
    /// <summary>Adds a service by address.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="url">The address: absolute, with the path <c>/</c>, without query and fragment.</param>
    /// <returns>The builder of the resource.</returns>
    /// <exception cref="ArgumentException">The address is of another form.</exception>
    public static IResourceBuilder<ExternalServiceResource> AddExternalService(this IDistributedApplicationBuilder builder, [ResourceName] string name, string url)
        => ExternalServiceResource.TryParse(url, out var uri, out var fault)
            ? builder.AddExternalService(name, uri)
            : throw new ArgumentException($"The external service URL '{url}' is invalid: it {fault}.", nameof(url));

    /// <summary>Adds a service by address.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="uri">The address: absolute, with the path <c>/</c>, without query and fragment.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ExternalServiceResource> AddExternalService(this IDistributedApplicationBuilder builder, [ResourceName] string name, Uri uri)
        => Add(builder, new(name, uri)).WithUrl(uri.ToString());

    /// <summary>Adds a service whose address is a parameter.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="urlParameter">The parameter.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ExternalServiceResource> AddExternalService(this IDistributedApplicationBuilder builder, [ResourceName] string name, IResourceBuilder<ParameterResource> urlParameter)
    {
        ArgumentNullException.ThrowIfNull(urlParameter);
        return Add(builder, new(name, urlParameter.Resource)).WithUrl(ReferenceExpression.Create($"{urlParameter}"));
    }

    /// <summary>Makes the health of a service depend on a GET request.</summary>
    /// <param name="builder">The builder of the service.</param>
    /// <param name="path">The path; by default that of the address.</param>
    /// <param name="statusCode">The status that means healthy; by default 200.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The address does not speak HTTP, or the path is not relative.</exception>
    public static IResourceBuilder<ExternalServiceResource> WithHttpHealthCheck(this IResourceBuilder<ExternalServiceResource> builder, string? path = null, int? statusCode = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (path is not null && !Uri.IsWellFormedUriString(path, UriKind.Relative))
        {
            throw new ArgumentException($"'{path}' is no path: a health check takes a relative URL.", nameof(path));
        }

        var service = builder.Resource;
        if (service.Uri is { Scheme: not ("http" or "https") })
        {
            throw new ArgumentException($"External service '{service.Name}' cannot have an HTTP health check: '{service.Uri}' has a non-HTTP scheme.", nameof(builder));
        }

        var status = statusCode ?? 200;
        var key = $"{service.Name}_external{(path is null ? string.Empty : $"_{path}")}_{status}_check";
        var services = builder.ApplicationBuilder.Services;
        services.AddHttpClient(key).RemoveAllLoggers();
        services.AddHealthChecks().Add(new(
            key,
            provider => new HttpEndpointHealthCheck(
                async cancellationToken => await GetAddressAsync(service, cancellationToken).ConfigureAwait(false) is { } uri && path is not null ? new Uri(uri, path) : await GetAddressAsync(service, cancellationToken).ConfigureAwait(false),
                status,
                () => provider.GetRequiredService<IHttpClientFactory>().CreateClient(key)),
            HealthStatus.Unhealthy,
            tags: null));
        return builder.WithHealthCheck(key);
    }

    internal static async ValueTask<Uri> GetAddressAsync(ExternalServiceResource service, CancellationToken cancellationToken)
    {
        if (service.Uri is { } known)
        {
            return known;
        }

        var url = await service.UrlParameter!.GetValueAsync(cancellationToken).ConfigureAwait(false);
        return ExternalServiceResource.TryParse(url, out var uri, out var fault)
            ? uri
            : throw new DistributedApplicationException($"The URL parameter '{service.UrlParameter.Name}' of external service '{service.Name}' is invalid: it {fault}.");
    }

    private static IResourceBuilder<ExternalServiceResource> Add(IDistributedApplicationBuilder builder, ExternalServiceResource service)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddResource(service)
            .WithInitialState(new() { ResourceType = KnownResourceTypes.ExternalService, State = KnownResourceStates.Waiting, Properties = [] })
            .ExcludeFromManifest()
            .OnInitializeResource(static (s, e, cancellationToken) => InitializeAsync(s, e, cancellationToken));
    }

    private static async Task InitializeAsync(ExternalServiceResource service, InitializeResourceEvent e, CancellationToken cancellationToken)
    {
        try
        {
            var uri = await GetAddressAsync(service, cancellationToken).ConfigureAwait(false);
            await e.Eventing.PublishAsync(new BeforeResourceStartedEvent(service, e.Services), cancellationToken).ConfigureAwait(false);
            await e.Notifications.PublishUpdateAsync(service, s => s with
            {
                Properties = s.Properties.SetProperty(CustomResourceKnownProperties.Source, uri.Host),
                Urls = s.Urls.Any(u => u.Url == uri.ToString()) ? s.Urls : s.Urls.Add(new(null, uri.ToString(), IsInternal: false)),
                State = KnownResourceStates.Running
            }).ConfigureAwait(false);
        }
        catch (DistributedApplicationException exception)
        {
            LogUnknownAddress(e.Logger, exception.Message);
            await e.Notifications.PublishUpdateAsync(service, s => s with { State = KnownResourceStates.FailedToStart }).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Reason}")]
    private static partial void LogUnknownAddress(ILogger logger, string reason);
}
