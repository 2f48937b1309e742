using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Postgres;

/// <summary>The MCP server of a PostgreSQL database in a container.</summary>
/// <param name="name">The name.</param>
public sealed class PostgresMcpContainerResource(string name) : ContainerResource(name)
{
    /// <summary>Gets the endpoint.</summary>
    public EndpointReference PrimaryEndpoint => field ??= new(this, "http");
}
