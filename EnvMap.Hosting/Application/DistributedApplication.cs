using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Lifecycle;
using Aspire.Hosting.Pipelines;
using EnvMap.Hosting.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

/// <summary>A distributed application that can be run.</summary>
public class DistributedApplication : IHost, IAsyncDisposable
{
    private readonly IHost _host;
    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _gate = new();
    private Task? _start;
    private Task? _stop;
    private Task? _end;

    /// <summary>Wraps a host that was built for it.</summary>
    /// <param name="host">The host.</param>
    public DistributedApplication(IHost host) => _host = host ?? throw new ArgumentNullException(nameof(host));

    /// <summary>Gets the services.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Gets the states of the resources.</summary>
    public ResourceNotificationService ResourceNotifications => Services.GetRequiredService<ResourceNotificationService>();

    /// <summary>Gets the commands of the resources.</summary>
    public ResourceCommandService ResourceCommands => Services.GetRequiredService<ResourceCommandService>();

    internal BuilderHooks? Hooks { get; init; }

    /// <summary>Begins the declaration of an application.</summary>
    /// <returns>The builder.</returns>
    public static IDistributedApplicationBuilder CreateBuilder() => CreateBuilder([]);

    /// <summary>Begins the declaration of an application.</summary>
    /// <param name="args">The arguments of the command line.</param>
    /// <returns>The builder.</returns>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return CreateBuilder(new DistributedApplicationOptions { Args = args });
    }

    /// <summary>Begins the declaration of an application.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The builder.</returns>
    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new DistributedApplicationBuilder(options);
    }

    /// <summary>Starts the application and waits until it is told to stop; or publishes it.</summary>
    /// <exception cref="DistributedApplicationException">It could not be published.</exception>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Starts the application and waits until it is told to stop; or publishes it.</summary>
    /// <param name="cancellationToken">Tells it to stop.</param>
    /// <exception cref="DistributedApplicationException">It could not be published.</exception>
    public virtual async Task RunAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await StartAsync(cancellationToken).ConfigureAwait(false);
            await this.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested)
        {
            // Ctrl+C while things are still starting is an end like any other.
        }
        finally
        {
            await DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Starts the application; done when every resource was started, or could not be.</summary>
    /// <param name="cancellationToken">Ends the start.</param>
    public virtual Task StartAsync(CancellationToken cancellationToken = default)
        => Hooks?.Starting is { } starting ? starting(BeginAsync, cancellationToken) : BeginAsync(cancellationToken);

    /// <summary>Stops the application; done when everything that it started is gone. A start that is under way is ended.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public virtual Task StopAsync(CancellationToken cancellationToken = default)
    {
        // Whoever runs the application and a test may both stop it; neither goes on, to dispose of it, before it has stopped.
        lock (_gate)
        {
            _stop ??= StopHostAsync(cancellationToken);
            return _stop.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Stops the application and releases what it holds.</summary>
    public virtual void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Stops the application and releases what it holds; done when everything that it started is gone.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        lock (_gate)
        {
            return new(_end ??= EndAsync());
        }
    }

    Task IHost.StartAsync(CancellationToken cancellationToken) => StartAsync(cancellationToken);

    Task IHost.StopAsync(CancellationToken cancellationToken) => StopAsync(cancellationToken);

    private Task BeginAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_end is not null, this);
            return _start = StartHostAsync(cancellationToken);
        }
    }

    private async Task StartHostAsync(CancellationToken cancellationToken)
    {
        // The caller goes on at once: it may end the start.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ending.Token);
        var eventing = Services.GetRequiredService<IDistributedApplicationEventing>();
        var context = Services.GetRequiredService<DistributedApplicationExecutionContext>();
        foreach (var subscriber in Services.GetServices<IDistributedApplicationEventingSubscriber>())
        {
            await subscriber.SubscribeAsync(eventing, context, ending.Token).ConfigureAwait(false);
        }

        var model = Services.GetRequiredService<DistributedApplicationModel>();
        await eventing.PublishAsync(new BeforeStartEvent(Services, model), ending.Token).ConfigureAwait(false);
        if (Services.GetService<DistributedApplicationPipeline>() is { } pipeline)
        {
            var logger = Services.GetRequiredService<ILogger<DistributedApplication>>();
            await pipeline.ExecuteInTurnAsync(WellKnownPipelineSteps.BeforeStart, new(model, context, Services, logger, ending.Token)).ConfigureAwait(false);
        }

        await _host.StartAsync(ending.Token).ConfigureAwait(false);
        if (context.IsPublishMode)
        {
            await Services.GetRequiredService<PublishRunner>().RunAsync(ending.Token).ConfigureAwait(false);
        }
    }

    private async Task StopHostAsync(CancellationToken cancellationToken)
    {
        await EndStartAsync(cancellationToken).ConfigureAwait(false);
        await _host.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task EndStartAsync(CancellationToken cancellationToken)
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await (_start ?? Task.CompletedTask).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task EndAsync()
    {
        await EndStartAsync(CancellationToken.None).ConfigureAwait(false);
        await (_stop ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            if (_start is not null && !Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.IsCancellationRequested)
            {
                await _host.StopAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            if (_host is IAsyncDisposable disposable)
            {
                await disposable.DisposeAsync().ConfigureAwait(false);
            }
            else
            {
                _host.Dispose();
            }

            _ending.Dispose();
        }
    }
}
