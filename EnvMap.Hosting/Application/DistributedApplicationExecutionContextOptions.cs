namespace Aspire.Hosting;

/// <summary>What an execution context is made from.</summary>
public class DistributedApplicationExecutionContextOptions
{
    /// <summary>Makes options for an operation.</summary>
    /// <param name="operation">The operation.</param>
    public DistributedApplicationExecutionContextOptions(DistributedApplicationOperation operation)
        => Operation = operation;

    /// <summary>Makes options for an operation and a publisher.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="publisherName">The publisher.</param>
    public DistributedApplicationExecutionContextOptions(DistributedApplicationOperation operation, string publisherName)
    {
        Operation = operation;
        PublisherName = publisherName;
    }

    /// <summary>Gets the operation.</summary>
    public DistributedApplicationOperation Operation { get; }

    /// <summary>Gets the name of the publisher.</summary>
    public string? PublisherName { get; }

    /// <summary>Gets or sets the services, once they exist.</summary>
    public IServiceProvider? Services { get; set; }

    /// <summary>Gets or sets the same as <see cref="Services"/>.</summary>
    public IServiceProvider? ServiceProvider
    {
        get => Services;
        set => Services = value;
    }
}
