using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;

namespace Aspire.Hosting.Publishing;

/// <summary>A publish has been done.</summary>
/// <param name="services">The services of the application.</param>
/// <param name="model">The model.</param>
public sealed class AfterPublishEvent(IServiceProvider services, DistributedApplicationModel model) : IDistributedApplicationEvent
{
    /// <summary>Gets the services of the application.</summary>
    public IServiceProvider Services { get; } = services ?? throw new ArgumentNullException(nameof(services));

    /// <summary>Gets the model.</summary>
    public DistributedApplicationModel Model { get; } = model ?? throw new ArgumentNullException(nameof(model));
}
