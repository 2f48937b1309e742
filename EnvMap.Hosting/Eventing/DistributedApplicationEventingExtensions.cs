using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Publishing;

namespace Aspire.Hosting;

/// <summary>Subscribes to events while an application is declared.</summary>
public static partial class DistributedApplicationEventingExtensions
{
    /// <summary>Calls back once the model is complete and before anything starts.</summary>
    /// <typeparam name="T">The type of the builder.</typeparam>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="callback">The start waits for it.</param>
    /// <returns>The builder.</returns>
    public static T OnBeforeStart<T>(this T builder, Func<BeforeStartEvent, CancellationToken, Task> callback)
        where T : IDistributedApplicationBuilder
    {
        builder.Eventing.Subscribe(callback);
        return builder;
    }

    /// <summary>Calls back before a publish begins.</summary>
    /// <typeparam name="T">The type of the builder.</typeparam>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="callback">The publish waits for it.</param>
    /// <returns>The builder.</returns>
    public static T OnBeforePublish<T>(this T builder, Func<BeforePublishEvent, CancellationToken, Task> callback)
        where T : IDistributedApplicationBuilder
    {
        builder.Eventing.Subscribe(callback);
        return builder;
    }

    /// <summary>Calls back when a publish has been done.</summary>
    /// <typeparam name="T">The type of the builder.</typeparam>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="callback">The end of the AppHost waits for it.</param>
    /// <returns>The builder.</returns>
    public static T OnAfterPublish<T>(this T builder, Func<AfterPublishEvent, CancellationToken, Task> callback)
        where T : IDistributedApplicationBuilder
    {
        builder.Eventing.Subscribe(callback);
        return builder;
    }

    /// <summary>Calls back when the resource begins its life.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="callback">Drives a resource that has no process of its own.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> OnInitializeResource<T>(this IResourceBuilder<T> builder, Func<T, InitializeResourceEvent, CancellationToken, Task> callback)
        where T : IResource
        => builder.On(callback);

    /// <summary>Calls back before the resource starts.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="callback">The start of the resource waits for it.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> OnBeforeResourceStarted<T>(this IResourceBuilder<T> builder, Func<T, BeforeResourceStartedEvent, CancellationToken, Task> callback)
        where T : IResource
        => builder.On(callback);

    /// <summary>Calls back when the endpoints of the resource have got their addresses.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="callback">The callback.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> OnResourceEndpointsAllocated<T>(this IResourceBuilder<T> builder, Func<T, ResourceEndpointsAllocatedEvent, CancellationToken, Task> callback)
        where T : IResourceWithEndpoints
        => builder.On(callback);

    /// <summary>Calls back when the connection string of the resource can be resolved.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="callback">The callback.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> OnConnectionStringAvailable<T>(this IResourceBuilder<T> builder, Func<T, ConnectionStringAvailableEvent, CancellationToken, Task> callback)
        where T : IResourceWithConnectionString
        => builder.On(callback);

    /// <summary>Calls back when the resource is healthy for the first time after a start.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="callback">Those who wait for the resource wait for it too.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> OnResourceReady<T>(this IResourceBuilder<T> builder, Func<T, ResourceReadyEvent, CancellationToken, Task> callback)
        where T : IResource
        => builder.On(callback);

    /// <summary>Calls back when the resource has ended.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="callback">The callback.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> OnResourceStopped<T>(this IResourceBuilder<T> builder, Func<T, ResourceStoppedEvent, CancellationToken, Task> callback)
        where T : IResource
        => builder.On(callback);

    private static IResourceBuilder<TResource> On<TResource, TEvent>(
        this IResourceBuilder<TResource> builder, Func<TResource, TEvent, CancellationToken, Task> callback)
        where TResource : IResource
        where TEvent : IDistributedApplicationResourceEvent
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(callback);

        var resource = builder.Resource;
        builder.ApplicationBuilder.Eventing.Subscribe<TEvent>(resource, (@event, cancellationToken) => callback(resource, @event, cancellationToken));
        return builder;
    }
}
