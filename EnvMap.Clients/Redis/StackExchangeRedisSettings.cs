namespace Aspire.StackExchange.Redis;

/// <summary>How a Redis client is set up; bound from <c>Aspire:StackExchange:Redis</c> and <c>Aspire:StackExchange:Redis:{name}</c>.</summary>
public sealed class StackExchangeRedisSettings
{
    /// <summary>The comma-separated StackExchange.Redis configuration; an entry in <c>ConnectionStrings</c> takes precedence over it.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Leaves the health check out when true; false by default.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>Leaves the traces of commands out when true; false by default.</summary>
    public bool DisableTracing { get; set; }

    /// <summary>Connects at first use when true, the default; at the start of the host when false.</summary>
    public bool DisableAutoActivation { get; set; } = true;
}
