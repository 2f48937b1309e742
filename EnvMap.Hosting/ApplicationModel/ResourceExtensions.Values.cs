using EnvMap.Hosting.Dcp;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.ApplicationModel;

public static partial class ResourceExtensions
{
    private const string NotLasting = "A later version drops it. The official packages have ExecutionConfigurationBuilder in its place, this engine nothing yet.";

    /// <summary>Gets the arguments that a resource gets: their values in a run, their manifest expressions when publishing.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="applicationOperation">The operation.</param>
    /// <returns>The arguments in order.</returns>
    [Obsolete(NotLasting)]
    public static async ValueTask<string[]> GetArgumentValuesAsync(this IResourceWithArgs resource, DistributedApplicationOperation applicationOperation = DistributedApplicationOperation.Run)
        => [.. (await ConfigureAsync(resource, applicationOperation).ConfigureAwait(false)).Arguments.Select(a => a.Value!)];

    /// <summary>Gets the environment variables that a resource gets: their values in a run, their manifest expressions when publishing.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="applicationOperation">The operation.</param>
    /// <returns>The values by the names of the variables.</returns>
    [Obsolete(NotLasting)]
    public static async ValueTask<Dictionary<string, string>> GetEnvironmentVariableValuesAsync(this IResourceWithEnvironment resource, DistributedApplicationOperation applicationOperation = DistributedApplicationOperation.Run)
        => (await ConfigureAsync(resource, applicationOperation).ConfigureAwait(false)).Environment.ToDictionary(v => v.Key, v => v.Value.Value!);

    private static Task<ResourceConfiguration> ConfigureAsync(IResource resource, DistributedApplicationOperation operation)
        => new ResourceConfigurationBuilder(resource, new(operation), NullLogger.Instance).BuildAsync(CancellationToken.None);
}
