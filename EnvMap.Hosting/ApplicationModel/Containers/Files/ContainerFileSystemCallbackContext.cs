namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a callback that makes the files of a container is given.</summary>
public sealed class ContainerFileSystemCallbackContext
{
    /// <summary>Gets the services of the application.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>Gets the services of the application, by their older name.</summary>
    [Obsolete("Use Services instead.")]
    public IServiceProvider ServiceProvider
    {
        get => Services;
        init => Services = value;
    }

    /// <summary>Gets the container.</summary>
    public required IResource Model { get; init; }
}
