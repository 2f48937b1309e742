using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Redis;

/// <summary>Redis Commander in a container.</summary>
/// <param name="name">The name.</param>
public class RedisCommanderResource(string name) : ContainerResource(name);
