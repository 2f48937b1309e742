namespace Aspire.Hosting.ApplicationModel;

/// <summary>Refers to the connection string of a resource.</summary>
/// <param name="resource">The resource.</param>
/// <param name="optional">Whether an empty connection string is allowed.</param>
public class ConnectionStringReference(IResourceWithConnectionString resource, bool optional) : IExpressionValue, IValueWithReferences
{
    /// <summary>Gets the resource.</summary>
    public IResourceWithConnectionString Resource { get; } = resource ?? throw new ArgumentNullException(nameof(resource));

    /// <summary>Gets whether an empty connection string is allowed.</summary>
    public bool Optional { get; } = optional;

    string IManifestExpressionProvider.ValueExpression => Resource.ValueExpression;

    IEnumerable<object> IValueWithReferences.References => [Resource];

    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken)
        => Resource.GetValueAsync(cancellationToken);

    async ValueTask<string?> IValueProvider.GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken)
        => (await ExpressionResolver.ResolveAsync(this, context, cancellationToken).ConfigureAwait(false)).Value;

    internal DistributedApplicationException Unavailable()
        => new($"The connection string for the resource '{Resource.Name}' is not available.");
}
