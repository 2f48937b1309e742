using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Pipelines;
using Aspire.Hosting.Publishing;
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
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        try
        {
            await eventing.PublishAsync(new BeforePublishEvent(services, model), ending.Token).ConfigureAwait(false);
            await pipeline.ExecuteAsync(new(model, executionContext, services, logger, ending.Token)).ConfigureAwait(false);
            await eventing.PublishAsync(new AfterPublishEvent(services, model), ending.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // One that was called off has published nothing either: whoever waits for it must not take it for done.
            throw new DistributedApplicationException($"Pipeline execution failed: {exception.Message}", exception);
        }

        lifetime.StopApplication();
    }
}
