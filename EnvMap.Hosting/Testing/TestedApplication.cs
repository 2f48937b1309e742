using Aspire.Hosting;
using Aspire.Hosting.Testing;

namespace EnvMap.Hosting.Testing;

/// <summary>An application that the AppHost's own code starts, when the test tells it to.</summary>
internal sealed class TestedApplication(DistributedApplication inner, DistributedApplicationFactory factory) : DistributedApplication(inner)
{
    public override Task StartAsync(CancellationToken cancellationToken = default) => factory.StartAsync(cancellationToken);

    public override Task StopAsync(CancellationToken cancellationToken = default) => inner.StopAsync(cancellationToken);

    public override ValueTask DisposeAsync() => factory.DisposeAsync();
}
