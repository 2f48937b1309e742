using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dashboard.Mapping;
using EnvMap.Hosting.Dashboard.Proto;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnvMap.Hosting.Dashboard;

/// <summary>Answers the dashboard. Made anew for every call, so what outlives a call is in its services.</summary>
internal sealed partial class DashboardService(
    ResourceFeed feed,
    ResourceLoggerService loggers,
    ResourceCommandService commands,
    IOptions<DashboardOptions> options,
    ServiceShutdown shutdown,
    ILogger<DashboardService> logger) : Proto.DashboardService.DashboardServiceBase
{
    // The oldest dashboard that shows everything sent here; an older one tells its user to update.
    private const string MinDashboardVersion = "13.0.0";

    public override Task<ApplicationInformationResponse> GetApplicationInformation(ApplicationInformationRequest request, ServerCallContext context)
        => Task.FromResult(new ApplicationInformationResponse
        {
            ApplicationName = options.Value.ApplicationName,
            MinDashboardVersion = MinDashboardVersion,
        });

    public override Task WatchResources(WatchResourcesRequest request, IServerStreamWriter<WatchResourcesUpdate> responseStream, ServerCallContext context)
        => UntilEndedAsync(context, async ended =>
        {
            using var subscription = feed.Subscribe();
            var initial = new InitialResourceData();
            initial.Resources.AddRange(subscription.Initial);
            await responseStream.WriteAsync(new WatchResourcesUpdate { InitialData = initial }, ended).ConfigureAwait(false);
            await foreach (var batch in subscription.ReadBatchesAsync(ended).ConfigureAwait(false))
            {
                var changes = new WatchResourcesChanges();
                changes.Value.AddRange(batch.Select(resource => new WatchResourcesChange { Upsert = resource }));
                await responseStream.WriteAsync(new WatchResourcesUpdate { Changes = changes }, ended).ConfigureAwait(false);
            }
        });

    public override Task WatchResourceConsoleLogs(WatchResourceConsoleLogsRequest request, IServerStreamWriter<WatchResourceConsoleLogsUpdate> responseStream, ServerCallContext context)
        => UntilEndedAsync(context, async ended =>
        {
            var batches = request.SuppressFollow ? loggers.GetAllAsync(request.ResourceName) : loggers.WatchAsync(request.ResourceName);
            await foreach (var lines in batches.WithCancellation(ended).ConfigureAwait(false))
            {
                foreach (var update in ConsoleLogBatches.Split(lines))
                {
                    await responseStream.WriteAsync(update, ended).ConfigureAwait(false);
                }
            }
        });

    public override async Task<ResourceCommandResponse> ExecuteResourceCommand(ResourceCommandRequest request, ServerCallContext context)
        => CommandMessage.Create(await commands.ExecuteCommandAsync(request.ResourceName, request.CommandName, context.CancellationToken).ConfigureAwait(false));

    /// <summary>Nothing is ever asked through the dashboard, which reopens a stream that ends: so it stays open, and empty.</summary>
    public override Task WatchInteractions(IAsyncStreamReader<WatchInteractionsRequestUpdate> requestStream, IServerStreamWriter<WatchInteractionsResponseUpdate> responseStream, ServerCallContext context)
        => UntilEndedAsync(context, async ended =>
        {
            await context.WriteResponseHeadersAsync([]).ConfigureAwait(false);
            while (await requestStream.MoveNext(ended).ConfigureAwait(false))
            {
            }
        });

    /// <summary>Runs a stream until it is done, the caller leaves, or the AppHost stops, which would otherwise wait for its open streams.</summary>
    private async Task UntilEndedAsync(ServerCallContext context, Func<CancellationToken, Task> stream)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(shutdown.Token, context.CancellationToken);
        try
        {
            await stream(ended.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException && ended.IsCancellationRequested)
        {
            LogStreamEnded(context.Method);
        }
    }
}
