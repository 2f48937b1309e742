using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a callback that contributes environment variables is given.</summary>
/// <param name="executionContext">Whether the application runs or is published.</param>
/// <param name="environmentVariables">The variables so far.</param>
/// <param name="cancellationToken">Ends the work.</param>
public class EnvironmentCallbackContext(DistributedApplicationExecutionContext executionContext, Dictionary<string, object>? environmentVariables = null, CancellationToken cancellationToken = default)
{
    private readonly IResource? _resource;

    /// <summary>Makes a context for a resource.</summary>
    /// <param name="executionContext">Whether the application runs or is published.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="environmentVariables">The variables so far.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public EnvironmentCallbackContext(DistributedApplicationExecutionContext executionContext, IResource resource, Dictionary<string, object>? environmentVariables = null, CancellationToken cancellationToken = default)
        : this(executionContext, environmentVariables, cancellationToken)
        => _resource = resource ?? throw new ArgumentNullException(nameof(resource));

    /// <summary>Gets the variables: text, or values of the model.</summary>
    public Dictionary<string, object> EnvironmentVariables { get; } = environmentVariables ?? [];

    /// <summary>Gets whether the application runs or is published.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext ?? throw new ArgumentNullException(nameof(executionContext));

    /// <summary>Gets the resource that the variables are for.</summary>
    /// <exception cref="InvalidOperationException">The context was made without one.</exception>
    public IResource Resource => _resource ?? throw new InvalidOperationException("This context was made without a resource.");

    /// <summary>Gets or sets the logger whose lines show as the resource's own.</summary>
    public ILogger Logger { get; set; } = NullLogger.Instance;

    /// <summary>Gets what ends the work.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;
}
