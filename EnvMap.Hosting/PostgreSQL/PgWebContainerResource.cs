using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Postgres;

/// <summary>pgweb in a container.</summary>
/// <param name="name">The name.</param>
public sealed class PgWebContainerResource(string name) : ContainerResource(name)
{
    /// <summary>Gets the endpoint.</summary>
    public EndpointReference PrimaryEndpoint => field ??= new(this, "http");
}
