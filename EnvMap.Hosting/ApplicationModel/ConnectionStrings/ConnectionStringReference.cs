namespace Aspire.Hosting.ApplicationModel;

/// <summary>Refers to the connection string of a resource.</summary>
/// <param name="resource">The resource.</param>
/// <param name="optional">Whether an empty connection string is allowed.</param>
public class ConnectionStringReference(IResourceWithConnectionString resource, bool optional) : IExpressionValue, IValueWithReferences
{
    /// <summary>Gets whether an empty connection string is allowed.</summary>
    public bool Optional { get; } = optional;

    /// <summary>Gets the resource.</summary>
    public IResourceWithConnectionString Resource { get; } = resource ?? throw new ArgumentNullException(nameof(resource));

    string IManifestExpressionProvider.ValueExpression => Resource.ValueExpression;

    IEnumerable<object> IValueWithReferences.References => [Resource];

    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken)
        => Resource.GetValueAsync(cancellationToken);

    async ValueTask<string?> IValueProvider.GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken)
        => (await ExpressionResolver.ResolveAsync(this, context, cancellationToken).ConfigureAwait(false)).Value;

    internal DistributedApplicationException Unavailable()
        => new($"The connection string of '{Resource.Name}' is not available, and the reference to it is not optional.");
}
