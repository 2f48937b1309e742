namespace Aspire.Hosting.ApplicationModel;

/// <summary>What the state of a command is decided on.</summary>
public sealed class UpdateCommandStateContext
{
    /// <summary>Gets what is known of the resource.</summary>
    public required CustomResourceSnapshot ResourceSnapshot { get; init; }

    /// <summary>Gets the services of the application.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>Gets the services of the application, by their older name.</summary>
    [Obsolete("Use Services instead.")]
    public IServiceProvider ServiceProvider
    {
        get => Services;
        init => Services = value;
    }
}
