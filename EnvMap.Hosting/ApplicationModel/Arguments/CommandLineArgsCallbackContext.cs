using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a callback that contributes command-line arguments is given.</summary>
/// <param name="args">The arguments so far.</param>
/// <param name="cancellationToken">Ends the work.</param>
public sealed class CommandLineArgsCallbackContext(IList<object> args, CancellationToken cancellationToken = default)
{
    private readonly IResource? _resource;

    /// <summary>Makes a context for a resource.</summary>
    /// <param name="args">The arguments so far.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public CommandLineArgsCallbackContext(IList<object> args, IResource resource, CancellationToken cancellationToken = default)
        : this(args, cancellationToken)
        => _resource = resource ?? throw new ArgumentNullException(nameof(resource));

    /// <summary>Gets the arguments: text, or values of the model.</summary>
    public IList<object> Args { get; } = args ?? throw new ArgumentNullException(nameof(args));

    /// <summary>Gets what ends the work.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Gets whether the application runs or is published.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; init; } = new(DistributedApplicationOperation.Run);

    /// <summary>Gets the logger whose lines show as the resource's own.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Gets the resource that the arguments are for.</summary>
    /// <exception cref="InvalidOperationException">The context was made without one.</exception>
    public IResource Resource => _resource ?? throw new InvalidOperationException("This context was made without a resource.");
}
