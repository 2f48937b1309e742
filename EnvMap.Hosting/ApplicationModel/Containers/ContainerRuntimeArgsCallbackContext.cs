namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a callback that contributes arguments of the container engine is given.</summary>
/// <param name="args">The arguments so far.</param>
/// <param name="cancellationToken">Ends the work.</param>
public sealed class ContainerRuntimeArgsCallbackContext(IList<object> args, CancellationToken cancellationToken = default)
{
    /// <summary>Gets the arguments: text, or values of the model.</summary>
    public IList<object> Args { get; } = args ?? throw new ArgumentNullException(nameof(args));

    /// <summary>Gets what ends the work.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;
}
