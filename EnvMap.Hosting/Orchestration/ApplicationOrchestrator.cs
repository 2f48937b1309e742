using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using EnvMap.Hosting.Dcp;
using EnvMap.Hosting.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Orchestration;

/// <summary>Takes the resources of a model through their lives.</summary>
internal sealed partial class ApplicationOrchestrator : IAsyncDisposable
{
    private readonly DistributedApplicationModel _model;
    private readonly DcpExecutor _executor;
    private readonly ResourceUrls _urls;
    private readonly ChildResources _children;
    private readonly ResourceNotificationService _notifications;
    private readonly ResourceLoggerService _loggers;
    private readonly IDistributedApplicationEventing _eventing;
    private readonly IServiceProvider _services;
    private readonly CancellationTokenSource _stopping = new();
    private Task _following = Task.CompletedTask;

    public ApplicationOrchestrator(
        DistributedApplicationModel model,
        DcpExecutor executor,
        ResourceUrls urls,
        ResourceNotificationService notifications,
        ResourceLoggerService loggers,
        IDistributedApplicationEventing eventing,
        IServiceProvider services)
    {
        (_model, _executor, _urls, _notifications, _loggers, _eventing, _services) = (model, executor, urls, notifications, loggers, eventing, services);
        _children = new(model, notifications, eventing, services);
        eventing.Subscribe<BeforeResourceStartedEvent>((e, cancellationToken) => WaitForDependenciesAsync(e.Resource, cancellationToken));
        eventing.Subscribe<ResourceEndpointsAllocatedEvent>((e, cancellationToken) => _urls.PublishAsync(e.Resource, cancellationToken));
        eventing.Subscribe<ConnectionStringAvailableEvent>(ShowConnectionStringAsync);
    }

    /// <summary>Starts every resource; done when each runs or could not be started.</summary>
    public async Task StartAsync(Task dcpReady, CancellationToken cancellationToken)
    {
        ParentRelationships.Validate(_model);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        _executor.Prepare();
        var forwarding = _services.GetService<ResourceLogForwarder>()?.RunAsync(_stopping.Token) ?? Task.CompletedTask;
        await PublishInitialStatesAsync(ending.Token).ConfigureAwait(false);
        _following = Task.WhenAll(_children.FollowAsync(_stopping.Token), forwarding);
        await dcpReady.ConfigureAwait(false);
        await _executor.RunAsync(ending.Token).ConfigureAwait(false);
        await _eventing.PublishAsync(new AfterResourcesCreatedEvent(_services, _model), ending.Token).ConfigureAwait(false);
    }

    /// <summary>Ends waits and starts that are under way.</summary>
    public void Stop()
    {
        _stopping.Cancel();
        _executor.Stop();
    }

    /// <summary>Returns when nothing of this works any more.</summary>
    public Task EndAsync() => Task.WhenAll(_executor.EndAsync(), _following);

    public ValueTask DisposeAsync()
    {
        _stopping.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task PublishInitialStatesAsync(CancellationToken cancellationToken)
    {
        foreach (var resource in _model.Resources)
        {
            var parent = ParentRelationships.ParentOf(resource);
            await _notifications.PublishUpdateAsync(resource, s => s with
            {
                Properties = parent is null ? s.Properties : s.Properties.SetProperty(KnownProperties.ParentName, parent.GetResourceIds()[0])
            }).ConfigureAwait(false);
        }

        foreach (var parameter in _model.Resources.OfType<ParameterResource>())
        {
            await ParameterStates.PublishAsync(parameter, _notifications, _loggers, cancellationToken).ConfigureAwait(false);
        }

        foreach (var resource in _model.Resources)
        {
            _ = InitializeAsync(resource);
            if (!resource.TryGetInstances(out _) && resource is not ExternalServiceResource && (resource.HasAnnotationOfType<ResourceUrlAnnotation>() || resource.HasAnnotationOfType<ResourceUrlsCallbackAnnotation>()))
            {
                _ = PublishUrlsAsync(resource);
            }
        }
    }

    // Runs beside the start, and until the application ends where a resource keeps itself going in its handler.
    private async Task InitializeAsync(IResource resource)
    {
        try
        {
            var initialize = new InitializeResourceEvent(resource, _eventing, _loggers, _notifications, _services);
            await _eventing.PublishAsync(initialize, EventDispatchBehavior.BlockingConcurrent, _stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The application ends.
        }
        catch (Exception exception)
        {
            LogNotInitialized(_loggers.GetLogger(resource), exception);
        }
    }

    // Nobody allocates endpoints for a resource without a process; its URLs may refer to those of others.
    private async Task PublishUrlsAsync(IResource resource)
    {
        try
        {
            await _urls.PublishAsync(resource, _stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The application ends.
        }
    }

    // Somebody who starts a waiting resource by hand does not want it to wait any longer.
    private async Task WaitForDependenciesAsync(IResource resource, CancellationToken cancellationToken)
    {
        if (!resource.HasAnnotationOfType<WaitAnnotation>())
        {
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        var signal = ManualStarts.Of(resource);
        while (signal.Wait(0, cancellationToken))
        {
            // A command that came when the last wait was over already means nothing to this one.
        }

        var waiting = _notifications.WaitForDependenciesAsync(resource, ending.Token);
        var startedByHand = signal.WaitAsync(ending.Token);
        var first = await Task.WhenAny(waiting, startedByHand).ConfigureAwait(false);
        if (first == waiting)
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await waiting.ConfigureAwait(false);
        }
        else
        {
            cancellationToken.ThrowIfCancellationRequested();
            await ending.CancelAsync().ConfigureAwait(false);
            await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ShowConnectionStringAsync(ConnectionStringAvailableEvent e, CancellationToken cancellationToken)
    {
        if (e.Resource is IResourceWithConnectionString resource)
        {
            var connectionString = await resource.GetConnectionStringAsync(cancellationToken).ConfigureAwait(false);
            await _notifications.PublishUpdateAsync(resource, s => s with
            {
                Properties = s.Properties.SetProperty(KnownProperties.ConnectionString, connectionString, isSensitive: true)
            }).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The resource could not be initialized.")]
    private static partial void LogNotInitialized(ILogger logger, Exception exception);
}
