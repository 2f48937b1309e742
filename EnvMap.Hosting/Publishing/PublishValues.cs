using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging.Abstractions;

namespace EnvMap.Hosting.Publishing;

/// <summary>What the callbacks of a resource contribute to its publish.</summary>
internal static class PublishValues
{
    public static async Task<IReadOnlyList<object>> ArgumentsAsync(IResource resource, DistributedApplicationExecutionContext context, CancellationToken cancellationToken)
    {
        var arguments = new List<object>();
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
        {
            await annotation.Callback(new(arguments, resource, cancellationToken) { ExecutionContext = context, Logger = NullLogger.Instance }).ConfigureAwait(false);
        }

        return arguments;
    }

    public static async Task<IReadOnlyDictionary<string, object>> VariablesAsync(IResource resource, DistributedApplicationExecutionContext context, CancellationToken cancellationToken)
    {
        var variables = new Dictionary<string, object>();
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(new(context, resource, variables, cancellationToken)).ConfigureAwait(false);
        }

        return variables;
    }

    /// <summary>The model's value behind what a callback gave, which may be the builder of a resource.</summary>
    public static object? Unwrap(object? value) => value is IResourceBuilder<IResource> { Resource: IManifestExpressionProvider resource } ? resource : value;

    /// <summary>The text of a value that is no part of the model; null stays null and is left out.</summary>
    public static string? Text(object? value) => value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
}
