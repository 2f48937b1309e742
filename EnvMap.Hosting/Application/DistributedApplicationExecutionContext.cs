namespace Aspire.Hosting;

/// <summary>Tells callbacks whether the application runs or is published.</summary>
public class DistributedApplicationExecutionContext
{
    private readonly DistributedApplicationExecutionContextOptions? _options;

    /// <summary>Makes a context for an operation.</summary>
    /// <param name="operation">The operation.</param>
    public DistributedApplicationExecutionContext(DistributedApplicationOperation operation)
        : this(operation, "manifest")
    {
    }

    /// <summary>Makes a context for an operation and a publisher.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="publisherName">The publisher, where the operation is to publish.</param>
    public DistributedApplicationExecutionContext(DistributedApplicationOperation operation, string publisherName)
    {
        Operation = operation;
        PublisherName = publisherName;
    }

    /// <summary>Makes a context from options, whose services may come later.</summary>
    /// <param name="options">The options.</param>
    public DistributedApplicationExecutionContext(DistributedApplicationExecutionContextOptions options)
        : this(options.Operation, options.PublisherName ?? "manifest")
        => _options = options;

    /// <summary>Gets the operation.</summary>
    public DistributedApplicationOperation Operation { get; }

    /// <summary>Gets or sets the name of the publisher.</summary>
    public string PublisherName { get; set; }

    /// <summary>Gets whether the application is published.</summary>
    public bool IsPublishMode => Operation == DistributedApplicationOperation.Publish;

    /// <summary>Gets whether the application runs.</summary>
    public bool IsRunMode => Operation == DistributedApplicationOperation.Run;

    /// <summary>Gets the services of the application.</summary>
    /// <exception cref="InvalidOperationException">The application is not built yet.</exception>
    public IServiceProvider ServiceProvider => Services;

    /// <summary>Gets the services of the application.</summary>
    /// <exception cref="InvalidOperationException">The application is not built yet.</exception>
    public IServiceProvider Services => _options?.Services
        ?? throw new InvalidOperationException("The services exist only once the application has been built; use them from a callback or an event.");
}
