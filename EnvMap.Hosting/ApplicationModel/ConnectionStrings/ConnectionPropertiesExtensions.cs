using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Puts the parts of connections together.</summary>
public static class ConnectionPropertiesExtensions
{
    /// <summary>Takes the parts of a resource's connection, and adds to or replaces them by name, regardless of letter case.</summary>
    /// <param name="source">The resource.</param>
    /// <param name="additional">The parts to add.</param>
    /// <returns>All parts.</returns>
    public static IEnumerable<KeyValuePair<string, ReferenceExpression>> CombineProperties(this IResourceWithConnectionString source, IEnumerable<KeyValuePair<string, ReferenceExpression>> additional)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(additional);
        var combined = new OrderedDictionary<string, ReferenceExpression>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in source.GetConnectionProperties().Concat(additional))
        {
            combined[name] = value;
        }

        return combined;
    }
}
