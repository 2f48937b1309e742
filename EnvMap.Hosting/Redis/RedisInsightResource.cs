using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Redis;

/// <summary>Redis Insight in a container.</summary>
/// <param name="name">The name.</param>
public class RedisInsightResource(string name) : ContainerResource(name)
{
    /// <summary>Gets the endpoint.</summary>
    public EndpointReference PrimaryEndpoint => field ??= new(this, "http");
}
