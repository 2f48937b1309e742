namespace Aspire.Hosting.ApplicationModel;

/// <summary>Contributes command-line arguments when a resource starts or is published.</summary>
public class CommandLineArgsCallbackAnnotation : IResourceAnnotation
{
    /// <summary>Contributes by an asynchronous callback.</summary>
    /// <param name="callback">The callback.</param>
    public CommandLineArgsCallbackAnnotation(Func<CommandLineArgsCallbackContext, Task> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Callback = callback;
    }

    /// <summary>Contributes by a callback that takes the arguments alone.</summary>
    /// <param name="callback">The callback.</param>
    public CommandLineArgsCallbackAnnotation(Action<IList<object>> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Callback = context =>
        {
            callback(context.Args);
            return Task.CompletedTask;
        };
    }

    /// <summary>Gets the callback.</summary>
    public Func<CommandLineArgsCallbackContext, Task> Callback { get; }
}
