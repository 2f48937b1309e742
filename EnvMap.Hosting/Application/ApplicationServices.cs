using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Health;
using Aspire.Hosting.Pipelines;
using EnvMap.Acquisition;
using EnvMap.Hosting.Backchannel;
using EnvMap.Hosting.Dashboard;
using EnvMap.Hosting.Dcp;
using EnvMap.Hosting.Logging;
using EnvMap.Hosting.Orchestration;
using EnvMap.Hosting.Publishing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnvMap.Hosting.Application;

/// <summary>Puts together what an application is run with.</summary>
internal sealed class ApplicationServices(DistributedApplicationBuilder builder, DistributedApplicationOptions options)
{
    public void Add(IServiceCollection services, ILoggingBuilder logging)
    {
        AddLogFilters(logging);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(builder.ExecutionContext);
        services.AddSingleton(builder.Eventing);
        services.AddSingleton(_ => new DistributedApplicationModel(builder.Resources));
        services.AddSingleton(s => new ResourceLoggerService(s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ResourceNotificationService>();
        services.AddSingleton(s => new ResourceCommandService(s.GetRequiredService<ResourceNotificationService>(), s.GetRequiredService<ResourceLoggerService>(), s));
        services.Configure<ResourceNotificationServiceOptions>(o => o.DefaultWaitBehavior
            = options.DisableDashboard ? WaitBehavior.StopOnResourceUnavailable : WaitBehavior.WaitOnResourceUnavailable);
        services.AddSingleton((DistributedApplicationPipeline)builder.Pipeline);
        services.AddSingleton(builder.Pipeline);
        services.AddOptions<PipelineOptions>().BindConfiguration("Pipeline");
        services.AddHealthChecks();
        services.AddHttpClient();
        if (builder.Configuration[BackchannelSettings.SocketPath] is { Length: > 0 })
        {
            services.AddBackchannel(builder.Configuration);
        }

        if (builder.ExecutionContext.IsRunMode)
        {
            AddRun(services);
        }
        else
        {
            services.AddSingleton<PublishRunner>();
        }
    }

    private void AddRun(IServiceCollection services)
    {
        services.AddSingleton<ToolCache>(_ => new());
        services.AddSingleton<AspireBundleLocator>();
        services.AddOptions<DcpOptions>().BindConfiguration(DcpOptions.Section)
            .Configure<IConfiguration>((dcp, configuration) => dcp.ContainerRuntime ??= configuration.GetAspireSetting("ASPIRE_CONTAINER_RUNTIME"));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DcpOptions>, ValidateDcpOptions>());
        services.AddSingleton<DcpBundle>();
        services.AddSingleton<DcpHost>();
        services.AddSingleton<IDcpClient>(provider => new DcpClient(provider.GetRequiredService<DcpHost>().ConnectAsync));
        services.AddSingleton<DcpAppResourceStore>();
        services.AddSingleton<ServiceAllocator>();
        services.AddSingleton<DcpNameGenerator>();
        services.AddSingleton<DcpInfoReader>();
        services.AddSingleton<ProjectOutputs>();
        services.AddSingleton<IWorkloadCreator, ExecutableCreator>();
        services.AddSingleton<IWorkloadCreator, ContainerCreator>();
        services.AddSingleton<ContainerFaults>();
        services.AddSingleton<TunnelProxy>();
        services.AddSingleton<ContainerTunnel>();
        services.AddSingleton<ContainerNetworkCreator>();
        services.AddSingleton<EngineAddress>();
        services.AddSingleton<EngineWatch>();
        services.AddSingleton<DcpResourceWatcher>();
        services.AddSingleton<DcpConsoleLogs>();
        services.AddSingleton<DcpExecutor>();
        services.AddSingleton<ResourceUrls>();
        services.AddSingleton<ApplicationOrchestrator>();
        if (options.EnableResourceLogging)
        {
            services.AddSingleton<ResourceLogForwarder>();
        }

        services.AddHostedService<ResourceHealthCheckService>();
        if (!options.DisableDashboard)
        {
            DashboardDefaults.Apply(builder.Configuration, builder.Configuration.GetValue("DcpPublisher:RandomizePorts", false));
            services.AddDashboard();
        }

        services.AddHostedService<OrchestratorHostedService>();
    }

    private void AddLogFilters(ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging.AddFilter("Grpc.AspNetCore.Server.ServerCallHandler", LogLevel.Error);
        if (!options.DisableDashboard)
        {
            // The dashboard shows which checks fail; without it the log has to.
            logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks.DefaultHealthCheckService", LogLevel.None);
        }

        logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        logging.AddConfiguration(builder.Configuration.GetSection("Logging"));

        // Unlike a level under Logging, this one says nothing to the processes that the application starts.
        if (Enum.TryParse<LogLevel>(builder.Configuration["ASPIRE_LOGLEVEL"], ignoreCase: true, out var level))
        {
            logging.SetMinimumLevel(level);
            logging.AddFilter(category: null, level);
        }
    }
}
