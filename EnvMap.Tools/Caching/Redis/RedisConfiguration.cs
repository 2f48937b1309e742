namespace EnvMap.Tools.Caching.Redis;

/// <summary>Writes the settings of the server; its port comes as an argument, for it is known only when the server starts.</summary>
internal static class RedisConfiguration
{
    public static string Write(string password) => $"""
        bind 127.0.0.1 -::1
        daemonize no
        save ""
        appendonly no
        maxmemory 256mb
        maxmemory-policy allkeys-lru
        requirepass "{Escape(password)}"

        """;

    private static string Escape(string password) => password.AsSpan().ContainsAny("\r\n\0")
        ? throw new DistributedApplicationException("The password of Redis holds a line break. Give it one without.")
        : password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
