using EnvMap.Acquisition;
using EnvMap.Tools.LoadBalancing.Nginx;

namespace EnvMap.Tests.TestSupport;

/// <summary>The real programs that tests run, fetched once into the user's cache as the product itself does it.</summary>
internal static class FetchedTools
{
    private static readonly ToolCache s_cache = new();
    private static readonly Lazy<Task<AspireBundleLocation>> s_aspire = new(() => new AspireBundleLocator(s_cache).LocateAsync(_ => null, new ConsoleAcquisitionProgress()));
    private static readonly Lazy<Task<AcquiredTool>> s_aspireCli = new(() => FetchAsync(new NpmPackage("aspire-cli", $"Aspire CLI {AspireBundle.Version}", AspireBundle.Tarballs) { CommandFolders = ["bin"] }));
    private static readonly Lazy<Task<AcquiredTool>> s_postgres = new(() => FetchAsync(PostgresBinaries.Package));
    private static readonly Lazy<Task<AcquiredTool>> s_redis = new(() => FetchAsync(new DebianPackages("redis-test", "Redis", "redis-server", "redis-tools")));
    private static readonly Lazy<Task<AcquiredTool>> s_nginx = new(() => FetchAsync(NginxResource.Binaries));

    public static Task<AspireBundleLocation> AspireAsync() => s_aspire.Value;

    /// <summary>The whole CLI, of which the product keeps only the bundle.</summary>
    public static Task<AcquiredTool> AspireCliAsync() => s_aspireCli.Value;

    public static Task<AcquiredTool> PostgresAsync() => s_postgres.Value;

    public static Task<AcquiredTool> RedisAsync() => s_redis.Value;

    public static Task<AcquiredTool> NginxAsync() => s_nginx.Value;

    private static Task<AcquiredTool> FetchAsync(ToolPackage package)
    {
        Assert.SkipWhen(package.UnavailableReason is not null, package.UnavailableReason ?? string.Empty);
        return s_cache.GetAsync(package, new ConsoleAcquisitionProgress());
    }
}
