using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Publishing;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dcp;

/// <summary>Runs the callbacks that contribute to a resource, and resolves what they contribute.</summary>
internal sealed partial class ResourceConfigurationBuilder(IResource resource, DistributedApplicationExecutionContext executionContext, ILogger logger)
{
    private readonly ValueProviderContext _context = new() { ExecutionContext = executionContext, Caller = resource };

    public Task<ResourceConfiguration> BuildAsync(CancellationToken cancellationToken)
        => BuildAsync((_, _) => Task.CompletedTask, cancellationToken);

    /// <summary>Does the same, and has something prepared for the values before they are resolved.</summary>
    public async Task<ResourceConfiguration> BuildAsync(Func<IEnumerable<object>, CancellationToken, Task> prepare, CancellationToken cancellationToken)
    {
        var arguments = await GatherArgumentsAsync(cancellationToken).ConfigureAwait(false);
        var variables = await GatherVariablesAsync(cancellationToken).ConfigureAwait(false);
        await prepare([.. arguments, .. variables.Values], cancellationToken).ConfigureAwait(false);
        var resolvedArguments = new List<ResolvedValue>();
        foreach (var argument in arguments)
        {
            resolvedArguments.Add(await ResolveAsync("an argument", argument, cancellationToken).ConfigureAwait(false));
        }

        var resolvedVariables = new Dictionary<string, ResolvedValue>();
        foreach (var (name, value) in variables)
        {
            var resolved = await ResolveAsync($"variable {name}", value, cancellationToken).ConfigureAwait(false);
            if (resolved.Value is not null)
            {
                resolvedVariables[name] = resolved;
            }
        }

        return new([.. resolvedArguments.Where(a => a.Value is not null)], resolvedVariables);
    }

    /// <summary>Runs the callbacks for arguments alone.</summary>
    public async Task<List<object>> GatherArgumentsAsync(CancellationToken cancellationToken)
    {
        var arguments = new List<object>();
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
        {
            await annotation.Callback(new(arguments, resource, cancellationToken) { ExecutionContext = executionContext, Logger = logger }).ConfigureAwait(false);
        }

        return arguments;
    }

    /// <summary>Runs the callbacks for environment variables alone.</summary>
    public async Task<Dictionary<string, object>> GatherVariablesAsync(CancellationToken cancellationToken)
    {
        var variables = new Dictionary<string, object>();
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(new(executionContext, resource, variables, cancellationToken) { Logger = logger }).ConfigureAwait(false);
        }

        return variables;
    }

    /// <summary>Gets what a gathered value comes to; null where it has none, or none that can be had.</summary>
    public async ValueTask<string?> FindValueAsync(object? value, CancellationToken cancellationToken)
    {
        try
        {
            return (await ResolveAsync("a value", value, cancellationToken).ConfigureAwait(false)).Value;
        }
        catch (DistributedApplicationException exception)
        {
            LogValueLeftOut(exception, resource.Name);
            return null;
        }
    }

    /// <summary>Builds the arguments of the container engine.</summary>
    public async Task<IReadOnlyList<string>> BuildRuntimeArgumentsAsync(CancellationToken cancellationToken)
    {
        var arguments = new List<object>();
        foreach (var annotation in resource.Annotations.OfType<ContainerRuntimeArgsCallbackAnnotation>())
        {
            await annotation.Callback(new(arguments, cancellationToken)).ConfigureAwait(false);
        }

        var resolved = new List<string>();
        foreach (var argument in arguments)
        {
            if ((await ResolveAsync("an argument of the container engine", argument, cancellationToken).ConfigureAwait(false)).Value is { } value)
            {
                resolved.Add(value);
            }
        }

        return resolved;
    }

    private async ValueTask<ResolvedValue> ResolveAsync(string what, object? value, CancellationToken cancellationToken)
    {
        try
        {
            return (value is IResourceBuilder<IResource> { Resource: IValueProvider built } ? built : value) switch
            {
                IManifestExpressionProvider expression when executionContext.IsPublishMode => new(expression.ValueExpression, false),
                IValueProvider provider => await ExpressionResolver.ResolveAsync(provider, _context, cancellationToken).ConfigureAwait(false),
                var plain => new(PublishValues.Text(plain), false)
            };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new DistributedApplicationException($"'{resource.Name}' cannot be started: {what} has no value. {exception.Message}", exception);
        }
    }
}
