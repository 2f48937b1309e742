using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using EnvMap.Hosting.Backchannel.Messages;
using EnvMap.Hosting.Dashboard;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EnvMap.Hosting.Backchannel;

/// <summary>The methods that the CLI calls, by the names that it calls them by.</summary>
[SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "The names and parameters are those of the CLI's calls.")]
internal sealed class BackchannelTarget(
    BackchannelClient client, PublishingActivities activities, BackchannelLog log, DistributedApplicationPipeline pipeline, ResourceNotificationService notifications, IServiceProvider services) : IDisposable
{
    private readonly CancellationTokenSource _ending = new();

    /// <summary>What a CLI may call beyond what each AppHost answers.</summary>
    public static Task<string[]> GetCapabilitiesAsync(CancellationToken cancellationToken) => Task.FromResult<string[]>(["baseline.v2", "pipeline-steps.v1"]);

    /// <summary>Begins the publish, unless it has begun, and follows it.</summary>
    public IAsyncEnumerable<PublishingActivity> GetPublishingActivitiesAsync(CancellationToken cancellationToken)
    {
        client.Wish();
        return activities.ReadAsync(cancellationToken);
    }

    /// <summary>The steps that would run.</summary>
    /// <exception cref="InvalidOperationException">There is no such step, or the steps contradict each other.</exception>
    public Task<PipelineStepsResponse> GetPipelineStepsAsync(PipelineStepsRequest? request, CancellationToken cancellationToken)
    {
        var order = pipeline.Order();
        return Task.FromResult(new PipelineStepsResponse([.. order.Select(request?.Step).Select(step
            => new PipelineStepInfo(step.Name, step.Description, [.. order.Before(step).Distinct()], [.. step.Tags], step.Resource?.Name))]));
    }

    /// <summary>Follows the log of the AppHost.</summary>
    public IAsyncEnumerable<AppHostLogEntry> GetAppHostLogEntriesAsync(CancellationToken cancellationToken) => log.ReadAsync(cancellationToken);

    /// <summary>Follows the states of the resources.</summary>
    public async IAsyncEnumerable<ResourceStateMessage> GetResourceStatesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ending.Token);
        var changes = notifications.WatchAsync(ending.Token).GetAsyncEnumerator(ending.Token);
        await using var _ = changes.ConfigureAwait(false);
        while (await MoveNextAsync().ConfigureAwait(false))
        {
            var (resource, snapshot) = (changes.Current.Resource, changes.Current.Snapshot);
            var addresses = resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => endpoint.AllocatedEndpoint?.UriString).OfType<string>();
            yield return new(resource.Name, snapshot.ResourceType, snapshot.State?.Text ?? "Unknown", [.. addresses], snapshot.HealthStatus?.ToString());
        }

        async Task<bool> MoveNextAsync()
        {
            try
            {
                return await changes.MoveNextAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_ending.IsCancellationRequested)
            {
                // The application ends, and with it what there is to follow.
                return false;
            }
        }
    }

    /// <summary>Where the dashboard is, as soon as it listens or has failed to.</summary>
    public async Task<DashboardUrls> GetDashboardUrlsAsync(CancellationToken cancellationToken)
    {
        if (services.GetService<DashboardLauncher>() is not { } dashboard)
        {
            return new(DashboardHealthy: false);
        }

        var state = await dashboard.Started.WaitAsync(cancellationToken).ConfigureAwait(false);
        return state == DashboardState.Running
            ? new(DashboardHealthy: true, DashboardAddresses.ForLogin(services.GetRequiredService<IOptions<DashboardOptions>>().Value))
            : new(DashboardHealthy: false);
    }

    /// <summary>The CLI follows the run; nothing waits for that here.</summary>
    public static Task NotifyAppHostReadyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends the application.</summary>
    public Task RequestStopAsync(CancellationToken cancellationToken)
    {
        client.RequestStop();
        return Task.CompletedTask;
    }

    /// <summary>Ends what is followed, so that nobody meets a connection that breaks off.</summary>
    internal void End()
    {
        activities.Complete();
        log.Complete();
        _ending.Cancel();
    }

    void IDisposable.Dispose() => _ending.Dispose();
}
