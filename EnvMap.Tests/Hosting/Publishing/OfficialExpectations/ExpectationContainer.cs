using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

/// <summary>A container of an own type, with a connection string.</summary>
internal sealed class ExpectationContainer(string name, ParameterResource password) : ContainerResource(name), IResourceWithConnectionString
{
    public ReferenceExpression ConnectionStringExpression
        => ReferenceExpression.Create($"Server={Tcp(EndpointProperty.Host)},{Tcp(EndpointProperty.Port)};User ID=sa;Password={password};TrustServerCertificate=true");

    private EndpointReferenceExpression Tcp(EndpointProperty property) => new EndpointReference(this, "tcp").Property(property);
}
