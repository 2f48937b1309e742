namespace Aspire.Hosting.ApplicationModel;

/// <summary>Contributes environment variables when a resource starts or is published.</summary>
public class EnvironmentCallbackAnnotation : IResourceAnnotation
{
    /// <summary>Contributes by an asynchronous callback.</summary>
    /// <param name="callback">The callback.</param>
    public EnvironmentCallbackAnnotation(Func<EnvironmentCallbackContext, Task> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Callback = callback;
    }

    /// <summary>Contributes by a callback.</summary>
    /// <param name="callback">The callback.</param>
    public EnvironmentCallbackAnnotation(Action<EnvironmentCallbackContext> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Callback = context =>
        {
            callback(context);
            return Task.CompletedTask;
        };
    }

    /// <summary>Contributes by a callback that takes the variables alone.</summary>
    /// <param name="callback">The callback.</param>
    public EnvironmentCallbackAnnotation(Action<Dictionary<string, object>> callback)
        : this((EnvironmentCallbackContext context) => callback(context.EnvironmentVariables))
        => ArgumentNullException.ThrowIfNull(callback);

    /// <summary>Contributes one variable.</summary>
    /// <param name="name">The name of the variable.</param>
    /// <param name="callback">Gives its value.</param>
    public EnvironmentCallbackAnnotation(string name, Func<string> callback)
        : this((EnvironmentCallbackContext context) => context.EnvironmentVariables[name] = callback())
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(callback);
    }

    /// <summary>Gets the callback.</summary>
    public Func<EnvironmentCallbackContext, Task> Callback { get; }
}
