using EnvMap.Hosting.Dcp;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.ApplicationModel;

public static partial class ResourceExtensions
{
    private const string NotLasting = "A later version drops it. The official packages have ExecutionConfigurationBuilder in its place, this engine nothing yet.";

    /// <summary>Gets the arguments that a resource gets: their values in a run, their manifest expressions when publishing. What has no value is left out.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="applicationOperation">The operation.</param>
    /// <returns>The arguments in order.</returns>
    [Obsolete(NotLasting)]
    public static async ValueTask<string[]> GetArgumentValuesAsync(this IResourceWithArgs resource, DistributedApplicationOperation applicationOperation = DistributedApplicationOperation.Run)
    {
        var configuration = Configure(resource, applicationOperation);
        var values = new List<string>();
        foreach (var argument in await configuration.GatherArgumentsAsync(CancellationToken.None).ConfigureAwait(false))
        {
            if (await configuration.FindValueAsync(argument, CancellationToken.None).ConfigureAwait(false) is { } value)
            {
                values.Add(value);
            }
        }

        return [.. values];
    }

    /// <summary>Gets the environment variables that a resource gets: their values in a run, their manifest expressions when publishing. What has no value is left out.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="applicationOperation">The operation.</param>
    /// <returns>The values by the names of the variables.</returns>
    [Obsolete(NotLasting)]
    public static async ValueTask<Dictionary<string, string>> GetEnvironmentVariableValuesAsync(this IResourceWithEnvironment resource, DistributedApplicationOperation applicationOperation = DistributedApplicationOperation.Run)
    {
        var configuration = Configure(resource, applicationOperation);
        var values = new Dictionary<string, string>();
        foreach (var (name, variable) in await configuration.GatherVariablesAsync(CancellationToken.None).ConfigureAwait(false))
        {
            if (await configuration.FindValueAsync(variable, CancellationToken.None).ConfigureAwait(false) is { } value)
            {
                values[name] = value;
            }
        }

        return values;
    }

    private static ResourceConfigurationBuilder Configure(IResource resource, DistributedApplicationOperation operation)
        => new(resource, new(operation), NullLogger.Instance);
}
