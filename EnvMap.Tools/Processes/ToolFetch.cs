using EnvMap.Acquisition;
using Microsoft.Extensions.DependencyInjection;

namespace EnvMap.Tools.Processes;

/// <summary>Fetches the binary of a tool and shows how far it is as the state of the resource.</summary>
internal static class ToolFetch
{
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(250);
    private static readonly ConsoleAcquisitionProgress s_console = new();

    public static async Task<AcquiredTool> RunAsync(
        ToolCache cache, ToolProcessResource resource, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (cache.TryGet(resource.Package, out var cached))
        {
            return cached;
        }

        var notifications = services.GetRequiredService<ResourceNotificationService>();
        var latest = new Latest();
        var fetch = cache.GetAsync(resource.Package, latest, cancellationToken);
        try
        {
            // One writer at a time: a progress that comes late must not overwrite the state that follows the fetch.
            for (AcquisitionProgress? shown = null; await Task.WhenAny(fetch, Task.Delay(s_pace, CancellationToken.None)) != fetch;)
            {
                if (latest.Value is { } value && value != shown)
                {
                    shown = value;
                    await ShowAsync(StateOf(value), KnownResourceStateStyles.Info);
                }
            }
            var tool = await fetch;
            await ShowAsync(KnownResourceStates.Starting, null);
            return tool;
        }
        catch (AcquisitionException exception)
        {
            throw new DistributedApplicationException(exception.Message, exception);
        }

        Task ShowAsync(string text, string? style) =>
            notifications.PublishUpdateAsync(resource, snapshot => snapshot with { State = new ResourceStateSnapshot(text, style) });
    }

    internal static string StateOf(AcquisitionProgress progress) => progress switch
    {
        { Phase: AcquisitionPhase.Fetching, Percent: { } percent } => $"Downloading {percent} %",
        { Phase: AcquisitionPhase.Fetching } => "Downloading",
        { Phase: AcquisitionPhase.Waiting } => "Downloading in another process",
        _ => $"{progress.Phase}",
    };

    private sealed class Latest : IProgress<AcquisitionProgress>
    {
        public AcquisitionProgress? Value { get; private set; }

        public void Report(AcquisitionProgress value)
        {
            Value = value;
            s_console.Report(value);
        }
    }
}
