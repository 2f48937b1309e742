namespace Aspire.Hosting.ApplicationModel;

/// <summary>Runs the commands of resources.</summary>
public partial class ResourceCommandService
{
    private readonly ResourceNotificationService _notifications;
    private readonly ResourceLoggerService _logs;
    private readonly IServiceProvider _services;

    internal ResourceCommandService(ResourceNotificationService notifications, ResourceLoggerService logs, IServiceProvider services)
    {
        _notifications = notifications;
        _logs = logs;
        _services = services;
    }

    /// <summary>Runs a command on a resource, on all its instances at once.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="commandName">The name of the command.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    /// <returns>How it ended; a command that does not exist or throws is a failure with a message.</returns>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(commandName);
        return ExecuteAsync(resource, resource.GetResourceIds(), commandName, cancellationToken);
    }

    /// <summary>Runs a command on an instance of a resource, or on all instances of a resource.</summary>
    /// <param name="resourceId">The id of the instance, or the name of the resource.</param>
    /// <param name="commandName">The name of the command.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    /// <returns>How it ended; a resource or command that does not exist, or a command that throws, is a failure with a message.</returns>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resourceId);
        ArgumentNullException.ThrowIfNull(commandName);

        if (_notifications.TryGetCurrentState(resourceId, out var state))
        {
            return ExecuteAsync(state.Resource, [state.ResourceId], commandName, cancellationToken);
        }

        if (_notifications.GetCurrentStates(resourceId) is [var first, ..] all)
        {
            return ExecuteAsync(first.Resource, [.. all.Select(s => s.ResourceId)], commandName, cancellationToken);
        }

        var suggestion = CloseMatches.Suggest(resourceId, _notifications.GetKnownNames() ?? []);
        return Task.FromResult(CommandResults.Failure($"Resource '{resourceId}' not found. {suggestion}"));
    }

    private async Task<ExecuteCommandResult> ExecuteAsync(
        IResource resource, IReadOnlyList<string> ids, string commandName, CancellationToken cancellationToken)
    {
        if (Find(resource, commandName) is not { } command)
        {
            var names = resource.Annotations.OfType<ResourceCommandAnnotation>().Select(c => c.Name);
            return CommandResults.Failure($"Resource '{resource.Name}' has no command '{commandName}'. {CloseMatches.Suggest(commandName, names)}");
        }

        var results = await Task.WhenAll(ids.Select(id => ExecuteOnAsync(id, command, cancellationToken))).ConfigureAwait(false);
        return results is [var only] ? only : Combine(ids, results);
    }

    private static ResourceCommandAnnotation? Find(IResource resource, string name)
    {
        var commands = resource.Annotations.OfType<ResourceCommandAnnotation>().ToArray();
        return Array.Find(commands, command => command.Name == name)
            ?? Array.Find(commands, command => command.Name == KnownResourceCommands.Modernize(name));
    }

    private async Task<ExecuteCommandResult> ExecuteOnAsync(string id, ResourceCommandAnnotation command, CancellationToken cancellationToken)
    {
        var logger = _logs.GetLogger(id);
        LogRunning(logger, command.Name);
        try
        {
            var result = await command.ExecuteCommand(new ExecuteCommandContext
            {
                ResourceName = id,
                Services = _services,
                Logger = logger,
                CancellationToken = cancellationToken
            }).ConfigureAwait(false);

            LogEnded(logger, command.Name, result.Success ? "succeeded" : result.Canceled ? "was canceled" : $"failed: {result.Message}");
            return result;
        }
        catch (OperationCanceledException)
        {
            LogEnded(logger, command.Name, "was canceled");
            return CommandResults.Canceled();
        }
        catch (Exception exception)
        {
            LogThrew(logger, exception, command.Name);
            return CommandResults.Failure(exception);
        }
    }

    private static ExecuteCommandResult Combine(IReadOnlyList<string> ids, ExecuteCommandResult[] results)
    {
        var failures = ids.Zip(results).Where(r => r.Second is { Success: false, Canceled: false }).ToArray();
        if (failures.Length > 0)
        {
            return CommandResults.Failure(string.Join(Environment.NewLine, failures.Select(f => $"{f.First}: {f.Second.Message}")));
        }

        return Array.Exists(results, r => r.Canceled)
            ? CommandResults.Canceled()
            : new ExecuteCommandResult { Success = true, Data = results.FirstOrDefault(r => r.Data is not null)?.Data };
    }
}
