using Aspire.Hosting.Publishing;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Writes a resource into a manifest.</summary>
public class ManifestPublishingCallbackAnnotation : IResourceAnnotation
{
    /// <summary>Writes it by an asynchronous callback; null leaves the resource out.</summary>
    /// <param name="callback">The callback.</param>
    public ManifestPublishingCallbackAnnotation(Func<ManifestPublishingContext, Task>? callback) => Callback = callback;

    /// <summary>Writes it by a callback; null leaves the resource out.</summary>
    /// <param name="callback">The callback.</param>
    public ManifestPublishingCallbackAnnotation(Action<ManifestPublishingContext>? callback)
        => Callback = callback is null ? null : context =>
        {
            callback(context);
            return Task.CompletedTask;
        };

    /// <summary>Gets the annotation that leaves a resource out.</summary>
    public static ManifestPublishingCallbackAnnotation Ignore { get; } = new((Func<ManifestPublishingContext, Task>?)null);

    /// <summary>Gets the callback; null leaves the resource out.</summary>
    public Func<ManifestPublishingContext, Task>? Callback { get; }
}
