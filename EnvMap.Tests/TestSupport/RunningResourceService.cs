using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dashboard;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EnvMap.Tests.TestSupport;

/// <summary>The resource service over services of the test's own, and a client with its key.</summary>
internal sealed class RunningResourceService : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private readonly DashboardServiceHost _host;
    private GrpcChannel? _channel;

    public RunningResourceService(DashboardOptions? options = null, ILoggerFactory? loggerFactory = null)
    {
        Options = options ?? new DashboardOptions { ResourceServiceApiKey = "the-key", ApplicationName = "Shop" };
        Loggers = new ResourceLoggerService();
        Notifications = new ResourceNotificationService(
            NullLogger<ResourceNotificationService>.Instance, new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance), _services, Loggers);
        _host = new DashboardServiceHost(
            Microsoft.Extensions.Options.Options.Create(Options), Notifications, Loggers,
            new ResourceCommandService(Notifications, Loggers, _services), loggerFactory ?? NullLoggerFactory.Instance, TimeProvider.System);
    }

    public DashboardOptions Options { get; }

    public ResourceLoggerService Loggers { get; }

    public ResourceNotificationService Notifications { get; }

    public Uri Address { get; private set; } = null!;

    public EnvMap.Hosting.Dashboard.Proto.DashboardService.DashboardServiceClient Client { get; private set; } = null!;

    public Metadata Key => new() { { ResourceServiceKeyCheck.HeaderName, Options.ResourceServiceApiKey } };

    public async Task StartAsync()
    {
        Address = await _host.StartAsync(TestContext.Current.CancellationToken);
        _channel = GrpcChannel.ForAddress(Address);
        Client = new EnvMap.Hosting.Dashboard.Proto.DashboardService.DashboardServiceClient(_channel);
    }

    public Task StopAsync() => _host.StopAsync(TestContext.Current.CancellationToken);

    public Task PublishAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> change)
        => Notifications.PublishUpdateAsync(resource, change);

    public async ValueTask DisposeAsync()
    {
        _channel?.Dispose();
        await _host.DisposeAsync();
        Notifications.Dispose();
        Loggers.Dispose();
        await _services.DisposeAsync();
    }
}
