using EnvMap.Acquisition;
using EnvMap.Tools.Processes;

namespace EnvMap.Tools.Caching.Redis;

/// <summary>A Redis server as a process, listening on loopback; it keeps nothing on disk.</summary>
public sealed class RedisProcessResource : ToolProcessResource, IResourceWithConnectionString
{
    internal const string EndpointName = "tcp";

    internal RedisProcessResource(string name, string folder, ParameterResource password)
        : base(name, Binaries, "redis-server", folder)
    {
        PasswordParameter = password;
        PrimaryEndpoint = new EndpointReference(this, EndpointName);
    }

    /// <summary>The endpoint that clients connect to.</summary>
    public EndpointReference PrimaryEndpoint { get; }

    /// <summary>The password.</summary>
    public ParameterResource PasswordParameter { get; }

    /// <summary>The connection string, as StackExchange.Redis reads it.</summary>
    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{Host}:{Port},password={PasswordParameter}");

    internal static DebianPackages Binaries { get; } = new("redis", "Redis", "redis-server", "redis-tools");

    internal string ConfigurationFile => Path.Combine(WorkingDirectory, "redis.conf");

    private EndpointReferenceExpression Host => PrimaryEndpoint.Property(EndpointProperty.Host);

    private EndpointReferenceExpression Port => PrimaryEndpoint.Property(EndpointProperty.Port);

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
    [
        new("Host", ReferenceExpression.Create($"{Host}")),
        new("Port", ReferenceExpression.Create($"{Port}")),
        new("Password", ReferenceExpression.Create($"{PasswordParameter}")),
        new("Uri", ReferenceExpression.Create($"redis://:{PasswordParameter:uri}@{Host}:{Port}")),
    ];
}
