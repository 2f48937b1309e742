namespace Aspire.Hosting.ApplicationModel;

/// <summary>Changes the URLs of a resource once its endpoints are allocated.</summary>
public sealed class ResourceUrlsCallbackAnnotation : IResourceAnnotation
{
    /// <summary>Changes them by an asynchronous callback.</summary>
    /// <param name="callback">The callback.</param>
    public ResourceUrlsCallbackAnnotation(Func<ResourceUrlsCallbackContext, Task> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Callback = callback;
    }

    /// <summary>Changes them by a callback.</summary>
    /// <param name="callback">The callback.</param>
    public ResourceUrlsCallbackAnnotation(Action<ResourceUrlsCallbackContext> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Callback = context =>
        {
            callback(context);
            return Task.CompletedTask;
        };
    }

    /// <summary>Gets the callback.</summary>
    public Func<ResourceUrlsCallbackContext, Task> Callback { get; }
}
