using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp;
using Microsoft.Extensions.DependencyInjection;

namespace EnvMap.Hosting.Orchestration;

/// <summary>The commands start, stop and restart of everything that DCP runs.</summary>
internal static class LifecycleCommands
{
    public static void Add(IResource resource)
    {
        Add(resource, KnownResourceCommands.StartCommand, "Start", "Start the resource", "Play", IconVariant.Filled, isHighlighted: true,
            state => IsEnded(state) || state == KnownResourceStates.Waiting || state == KnownResourceStates.RuntimeUnhealthy ? ResourceCommandState.Enabled
                : IsInBetween(state) ? ResourceCommandState.Disabled : ResourceCommandState.Hidden,
            static (executor, id, cancellationToken) => executor.StartAsync(id, cancellationToken));
        Add(resource, KnownResourceCommands.StopCommand, "Stop", "Stop the resource", "Stop", IconVariant.Filled, isHighlighted: true,
            state => state == KnownResourceStates.Stopping ? ResourceCommandState.Disabled
                : IsEnded(state) || IsInBetween(state) || state == KnownResourceStates.Waiting ? ResourceCommandState.Hidden : ResourceCommandState.Enabled,
            static (executor, id, cancellationToken) => executor.StopAsync(id, cancellationToken));
        Add(resource, KnownResourceCommands.RestartCommand, "Restart", "Stop the resource and start it again", "ArrowCounterclockwise", IconVariant.Regular, isHighlighted: false,
            state => IsEnded(state) || IsInBetween(state) || state == KnownResourceStates.Waiting || state == KnownResourceStates.Stopping
                ? ResourceCommandState.Disabled : ResourceCommandState.Enabled,
            static async (executor, id, cancellationToken) =>
            {
                await executor.StopAsync(id, cancellationToken).ConfigureAwait(false);
                await executor.StartAsync(id, cancellationToken).ConfigureAwait(false);
            });
    }

    private static void Add(
        IResource resource, string name, string displayName, string description, string icon, IconVariant variant, bool isHighlighted,
        Func<string?, ResourceCommandState> stateOf, Func<DcpExecutor, string, CancellationToken, Task> execute)
        => resource.Annotations.Add(new ResourceCommandAnnotation(
            name,
            displayName,
            context => stateOf(context.ResourceSnapshot.State?.Text),
            async context =>
            {
                await execute(context.Services.GetRequiredService<DcpExecutor>(), context.ResourceName, context.CancellationToken).ConfigureAwait(false);
                return context.Services.GetRequiredService<ResourceNotificationService>().TryGetCurrentState(context.ResourceName, out var current)
                    && current.Snapshot.State?.Text == KnownResourceStates.FailedToStart
                        ? CommandResults.Failure($"'{resource.Name}' could not be started; its log says why.")
                        : CommandResults.Success();
            },
            description,
            parameter: null,
            confirmationMessage: null,
            icon,
            variant,
            isHighlighted));

    private static bool IsEnded(string? state)
        => KnownResourceStates.TerminalStates.Contains(state) || state == KnownResourceStates.NotStarted || state == "Unknown";

    private static bool IsInBetween(string? state)
        => string.IsNullOrEmpty(state) || state == KnownResourceStates.Starting || state == KnownResourceStates.Building || state == KnownResourceStates.RuntimeUnhealthy;
}
