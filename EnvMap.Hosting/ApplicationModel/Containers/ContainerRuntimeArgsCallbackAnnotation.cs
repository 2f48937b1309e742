namespace Aspire.Hosting.ApplicationModel;

/// <summary>Contributes arguments to the container engine's command that starts a container.</summary>
public sealed class ContainerRuntimeArgsCallbackAnnotation : IResourceAnnotation
{
    /// <summary>Contributes by an asynchronous callback.</summary>
    /// <param name="callback">The callback.</param>
    public ContainerRuntimeArgsCallbackAnnotation(Func<ContainerRuntimeArgsCallbackContext, Task> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Callback = callback;
    }

    /// <summary>Contributes by a callback that takes the arguments alone.</summary>
    /// <param name="callback">The callback.</param>
    public ContainerRuntimeArgsCallbackAnnotation(Action<IList<object>> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Callback = context =>
        {
            callback(context.Args);
            return Task.CompletedTask;
        };
    }

    /// <summary>Gets the callback.</summary>
    public Func<ContainerRuntimeArgsCallbackContext, Task> Callback { get; }
}
