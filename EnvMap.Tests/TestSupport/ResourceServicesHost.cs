using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EnvMap.Tests.TestSupport;

/// <summary>The services of resources over a model, without an orchestrator: the test plays its part.</summary>
internal sealed class ResourceServicesHost : IAsyncDisposable
{
    private readonly IHost _host;

    public ResourceServicesHost(IEnumerable<IResource> resources, Action<IServiceCollection>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(new DistributedApplicationModel(resources));
        builder.Services.AddSingleton<IDistributedApplicationEventing, DistributedApplicationEventing>();
        builder.Services.AddResourceServices();
        configure?.Invoke(builder.Services);
        _host = builder.Build();
    }

    public IServiceProvider Services => _host.Services;

    public ResourceNotificationService Notifications => Services.GetRequiredService<ResourceNotificationService>();

    public ResourceLoggerService Logs => Services.GetRequiredService<ResourceLoggerService>();

    public ResourceCommandService Commands => Services.GetRequiredService<ResourceCommandService>();

    public IDistributedApplicationEventing Eventing => Services.GetRequiredService<IDistributedApplicationEventing>();

    public Task StartAsync() => _host.StartAsync(TestContext.Current.CancellationToken);

    public Task SetStateAsync(IResource resource, string state, int? exitCode = null)
        => Notifications.PublishUpdateAsync(resource, s => s with { State = state, ExitCode = exitCode });

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }
}
