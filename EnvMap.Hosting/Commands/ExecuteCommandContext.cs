using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a command works on.</summary>
public sealed class ExecuteCommandContext
{
    /// <summary>Gets the id of the instance that the command is run on; the resource's name where it has no instances.</summary>
    public required string ResourceName { get; init; }

    /// <summary>Gets the services of the application.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>Gets the services of the application, by their older name.</summary>
    [Obsolete("Use Services instead.")]
    public IServiceProvider ServiceProvider
    {
        get => Services;
        init => Services = value;
    }

    /// <summary>Gets the logger whose lines show as the resource's own.</summary>
    public required ILogger Logger { get; init; }

    /// <summary>Gets the token that ends the command.</summary>
    public required CancellationToken CancellationToken { get; init; }
}
