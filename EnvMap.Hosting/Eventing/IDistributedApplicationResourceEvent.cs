using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Eventing;

/// <summary>Something that happens in the life of one resource.</summary>
public interface IDistributedApplicationResourceEvent : IDistributedApplicationEvent
{
    /// <summary>Gets the resource.</summary>
    IResource Resource { get; }

    /// <summary>Gets the services of the application.</summary>
    /// <exception cref="NotImplementedException">The event has none of its own.</exception>
    IServiceProvider Services => throw new NotImplementedException($"'{GetType().Name}' states no Services. Implement the property where they, or the Logger, are asked for.");

    /// <summary>Gets the logger whose lines show as the resource's own.</summary>
    ILogger Logger => Services.GetRequiredService<ResourceLoggerService>().GetLogger(Resource);
}
