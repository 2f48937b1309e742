namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that others connect to by a connection string.</summary>
public interface IResourceWithConnectionString : IResource, IExpressionValue, IValueWithReferences
{
    /// <summary>Gets the connection string as an expression.</summary>
    ReferenceExpression ConnectionStringExpression { get; }

    /// <summary>Gets the variable that carries the connection string; null for <c>ConnectionStrings__name</c>.</summary>
    string? ConnectionStringEnvironmentVariable => null;

    string IManifestExpressionProvider.ValueExpression => $"{{{Name}.connectionString}}";

    IEnumerable<object> IValueWithReferences.References => [ConnectionStringExpression];

    /// <summary>Gets the connection string.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The connection string, or null where there is none.</returns>
    ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default)
        => ConnectionStringExpression.GetValueAsync(cancellationToken);

    /// <summary>Gets the parts of the connection, such as host and port, by name.</summary>
    /// <returns>The parts.</returns>
    IEnumerable<KeyValuePair<string, ReferenceExpression>> GetConnectionProperties() => [];

    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken)
        => GetConnectionStringAsync(cancellationToken);

    ValueTask<string?> IValueProvider.GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken)
        => ConnectionStringExpression.GetValueAsync(context, cancellationToken);
}
