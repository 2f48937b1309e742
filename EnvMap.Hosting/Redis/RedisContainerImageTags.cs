namespace EnvMap.Hosting.Redis;

/// <summary>The images, pinned; of Redis Commander there is no newer tag.</summary>
internal static class RedisContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "library/redis";
    public const string Tag = "8.6";

    public const string InsightImage = "redis/redisinsight";
    public const string InsightTag = "3.4";

    public const string CommanderRegistry = "ghcr.io";
    public const string CommanderImage = "joeferner/redis-commander";
    public const string CommanderTag = "latest";
}
