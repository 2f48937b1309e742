using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

/// <summary>Declares connection strings that are made of values of the model.</summary>
public static class ConnectionStringBuilderExtensions
{
    /// <summary>Adds a connection string.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="connectionStringBuilder">Makes the connection string.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ConnectionStringResource> AddConnectionString(this IDistributedApplicationBuilder builder, [ResourceName] string name, Action<ReferenceExpressionBuilder> connectionStringBuilder)
    {
        ArgumentNullException.ThrowIfNull(connectionStringBuilder);
        var expression = new ReferenceExpressionBuilder();
        connectionStringBuilder(expression);
        return builder.AddConnectionString(name, expression.Build());
    }

    /// <summary>Adds a connection string; it is available once the resources that it is made of have started.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="connectionStringExpression">The connection string.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ConnectionStringResource> AddConnectionString(this IDistributedApplicationBuilder builder, [ResourceName] string name, ReferenceExpression connectionStringExpression)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var resource = builder.AddResource(new ConnectionStringResource(name, connectionStringExpression));
        foreach (var part in ReferenceLinks.Find(connectionStringExpression.ValueProviders).Where(p => p is not IResourceWithoutLifetime).DistinctBy(p => p.Name))
        {
            resource.WaitForStart(builder.CreateResourceBuilder(part));
        }

        return resource
            .WithReferenceRelationship(connectionStringExpression)
            .WithInitialState(new() { ResourceType = KnownResourceTypes.ConnectionString, State = KnownResourceStates.NotStarted, Properties = [] })
            .OnInitializeResource(static (r, e, cancellationToken) => MakeAvailableAsync(r, e, cancellationToken));
    }

    private static async Task MakeAvailableAsync(ConnectionStringResource resource, InitializeResourceEvent e, CancellationToken cancellationToken)
    {
        try
        {
            await e.Eventing.PublishAsync(new BeforeResourceStartedEvent(resource, e.Services), cancellationToken).ConfigureAwait(false);
            await e.Notifications.PublishUpdateAsync(resource, s => s with { State = KnownResourceStates.Running }).ConfigureAwait(false);
            await e.Eventing.PublishAsync(new ConnectionStringAvailableEvent(resource, e.Services), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            e.Logger.LogError(exception, "The connection string cannot be made.");
            await e.Notifications.PublishUpdateAsync(resource, s => s with { State = KnownResourceStates.FailedToStart }).ConfigureAwait(false);
        }
    }
}
