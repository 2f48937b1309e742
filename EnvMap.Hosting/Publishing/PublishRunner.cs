using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Pipelines;
using Aspire.Hosting.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Publishing;

/// <summary>Publishes the application and ends it.</summary>
internal sealed class PublishRunner(
    IDistributedApplicationPipeline pipeline,
    DistributedApplicationModel model,
    DistributedApplicationExecutionContext executionContext,
    IDistributedApplicationEventing eventing,
    IServiceProvider services,
    IHostApplicationLifetime lifetime,
    ILogger<PublishRunner> logger)
{
    private readonly IPublishClient? _client = services.GetService<IPublishClient>();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        DistributedApplicationException? failure = null;
        try
        {
            if (_client is not null && !await _client.WaitForWishAsync(ending.Token).ConfigureAwait(false))
            {
                return;
            }

            await eventing.PublishAsync(new BeforePublishEvent(services, model), ending.Token).ConfigureAwait(false);
            await pipeline.ExecuteAsync(new(model, executionContext, services, logger, ending.Token)).ConfigureAwait(false);
            await eventing.PublishAsync(new AfterPublishEvent(services, model), ending.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // One that was called off has published nothing either: whoever waits for it must not take it for done.
            failure = new DistributedApplicationException($"Pipeline execution failed: {exception.Message}", exception);
        }

        var isTold = _client is not null && await _client.TellEndAsync(failure?.InnerException, ending.Token).ConfigureAwait(false);
        if (failure is not null && !isTold)
        {
            throw failure;
        }

        lifetime.StopApplication();
    }
}
