using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dcp;

/// <summary>Runs the callbacks that contribute to a resource, and resolves what they contribute.</summary>
internal sealed class ResourceConfigurationBuilder(IResource resource, DistributedApplicationExecutionContext executionContext, ILogger logger)
{
    public async Task<ResourceConfiguration> BuildAsync(CancellationToken cancellationToken)
    {
        var arguments = new List<object>();
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
        {
            await annotation.Callback(new(arguments, resource, cancellationToken) { ExecutionContext = executionContext, Logger = logger }).ConfigureAwait(false);
        }

        var variables = new Dictionary<string, object>();
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(new(executionContext, resource, variables, cancellationToken) { Logger = logger }).ConfigureAwait(false);
        }

        var context = new ValueProviderContext { ExecutionContext = executionContext, Caller = resource };
        var resolvedArguments = new List<ResolvedValue>();
        foreach (var argument in arguments)
        {
            resolvedArguments.Add(await ResolveAsync("an argument", argument, context, cancellationToken).ConfigureAwait(false));
        }

        var resolvedVariables = new Dictionary<string, ResolvedValue>();
        foreach (var (name, value) in variables)
        {
            var resolved = await ResolveAsync($"variable {name}", value, context, cancellationToken).ConfigureAwait(false);
            if (resolved.Value is not null)
            {
                resolvedVariables[name] = resolved;
            }
        }

        return new([.. resolvedArguments.Where(a => a.Value is not null)], resolvedVariables);
    }

    private async ValueTask<ResolvedValue> ResolveAsync(string what, object value, ValueProviderContext context, CancellationToken cancellationToken)
    {
        try
        {
            return (value is IResourceBuilder<IResource> builder ? builder.Resource : value) switch
            {
                string text => new(text, false),
                IManifestExpressionProvider expression when executionContext.IsPublishMode => new(expression.ValueExpression, false),
                IValueProvider provider => await ExpressionResolver.ResolveAsync(provider, context, cancellationToken).ConfigureAwait(false),
                bool flag => new(flag ? "true" : "false", false),
                IConvertible convertible => new(convertible.ToString(CultureInfo.InvariantCulture), false),
                _ => throw new NotSupportedException($"a {value.GetType().Name} has no value at run time")
            };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new DistributedApplicationException($"'{resource.Name}' cannot be started: {what} has no value. {exception.Message}", exception);
        }
    }
}
