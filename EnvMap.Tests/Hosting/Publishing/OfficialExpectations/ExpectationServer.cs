using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

/// <summary>A custom resource with a connection string and connection properties.</summary>
internal sealed class ExpectationServer(string name, ReferenceExpression? connection = null, params (string Name, string Value)[] properties) : Resource(name), IResourceWithConnectionString
{
    public ReferenceExpression ConnectionStringExpression { get; } = connection ?? ReferenceExpression.Create($"any");

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties()
        => properties.Select(property => KeyValuePair.Create(property.Name, ReferenceExpression.Create($"{property.Value}")));
}
