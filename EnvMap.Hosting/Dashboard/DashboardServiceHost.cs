using System.Net;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnvMap.Hosting.Dashboard;

/// <summary>Serves <see cref="DashboardService"/> on a loopback port, to callers that have its key.</summary>
internal sealed partial class DashboardServiceHost(
    IOptions<DashboardOptions> options,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    ResourceCommandService commands,
    ILoggerFactory loggerFactory,
    TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly ServiceShutdown _shutdown = new();
    private readonly ILogger _logger = loggerFactory.CreateLogger<DashboardServiceHost>();
    private WebApplication? _app;
    private Task _feed = Task.CompletedTask;
    private bool _disposed;

    /// <summary>Starts listening.</summary>
    /// <returns>The address, with the port that was bound.</returns>
    /// <exception cref="DistributedApplicationException">The configured address cannot be bound.</exception>
    public async Task<Uri> StartAsync(CancellationToken cancellationToken)
    {
        var app = Build();
        _app = app;
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            throw new DistributedApplicationException(
                $"The resource service cannot listen on {options.Value.ResourceServiceUrl ?? "a free loopback port"}: {exception.Message} "
                + $"Choose another address in {DashboardSettings.ResourceServiceUrl}, or leave it unset for a free port.", exception);
        }

        _feed = app.Services.GetRequiredService<ResourceFeed>().RunAsync(_shutdown.Token);
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        LogListening(address);
        return address;
    }

    /// <summary>Ends open streams at once and stops listening.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _shutdown.BeginAsync().ConfigureAwait(false);
        if (_app is not null)
        {
            // Kestrel waits for its clients as long as this lets it.
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(s_patience);
            await _app.StopAsync(patience.Token).ConfigureAwait(false);
        }

        await _feed.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        await StopAsync(CancellationToken.None).ConfigureAwait(false);
        if (_app is not null)
        {
            await _app.DisposeAsync().ConfigureAwait(false);
        }

        _shutdown.Dispose();
    }

    private WebApplication Build()
    {
        // Empty: neither the AppHost's ASPNETCORE_URLS nor its Kestrel section may move this listener.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(Listen);
        builder.Services.AddSingleton(loggerFactory);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(notifications);
        builder.Services.AddSingleton(loggers);
        builder.Services.AddSingleton(commands);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(_shutdown);
        builder.Services.AddSingleton<ResourceFeed>();
        builder.Services.AddGrpc();

        var app = builder.Build();
        app.Use(new ResourceServiceKeyCheck(options.Value.ResourceServiceApiKey).InvokeAsync);
        app.MapGrpcService<DashboardService>();
        return app;
    }

    private void Listen(KestrelServerOptions kestrel)
    {
        var address = BindingAddress.Parse(options.Value.ResourceServiceUrl ?? "http://127.0.0.1:0");
        if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip))
        {
            kestrel.Listen(ip, address.Port, Configure);
        }
        else if (address.Port == 0)
        {
            // The two loopback addresses of "localhost" could not share a port that is chosen by the system.
            kestrel.Listen(IPAddress.Loopback, 0, Configure);
        }
        else
        {
            kestrel.ListenLocalhost(address.Port, Configure);
        }

        void Configure(ListenOptions listen)
        {
            // Without TLS nothing negotiates the version, and gRPC is HTTP/2.
            listen.Protocols = HttpProtocols.Http2;
            if (address.Scheme == "https")
            {
                listen.UseHttps();
            }
        }
    }
}
