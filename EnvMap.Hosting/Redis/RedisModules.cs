namespace Aspire.Hosting;

/// <summary>Where the modules stand that come with the image of the server.</summary>
public static class RedisModules
{
    /// <summary>JSON documents.</summary>
    public const string Json = Directory + "rejson.so";

    /// <summary>Indexes and queries.</summary>
    public const string Search = Directory + "redisearch.so";

    /// <summary>Probabilistic sets.</summary>
    public const string BloomFilter = Directory + "redisbloom.so";

    /// <summary>Series of measurements.</summary>
    public const string TimeSeries = Directory + "redistimeseries.so";

    private const string Directory = "/usr/local/lib/redis/modules/";
}
