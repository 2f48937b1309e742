using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Pipelines;
using Aspire.Hosting.UserSecrets;
using EnvMap.Hosting.Application;
using EnvMap.Hosting.Dashboard;
using EnvMap.Hosting.Publishing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

/// <summary>Declares a distributed application on the builtin engine.</summary>
public class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    // Arguments that the Aspire CLI, azd and others pass.
    private static readonly Dictionary<string, string> s_switches = new()
    {
        ["--operation"] = "AppHost:Operation",
        ["--publisher"] = "Publishing:Publisher",
        ["--step"] = "Pipeline:Step",
        ["--output-path"] = "Pipeline:OutputPath",
        ["--log-level"] = "Pipeline:LogLevel",
        ["--include-exception-details"] = "Pipeline:IncludeExceptionDetails",
        ["--clear-cache"] = "Pipeline:ClearCache",
        ["--yes"] = "Pipeline:SkipConfirmation",
        ["--dcp-cli-path"] = "DcpPublisher:CliPath",
        ["--dcp-container-runtime"] = "DcpPublisher:ContainerRuntime",
        ["--dcp-dependency-check-timeout"] = "DcpPublisher:DependencyCheckTimeout",
        ["--dcp-dashboard-path"] = "DcpPublisher:DashboardPath"
    };

    private readonly HostApplicationBuilder _host;
    private readonly DistributedApplicationOptions _options;
    private readonly DistributedApplicationExecutionContextOptions _contextOptions;
    private readonly BuilderHooks? _hooks;
    private readonly DistributedApplicationEventing _eventing = new();

    /// <summary>Begins with the arguments of the command line.</summary>
    /// <param name="args">The arguments.</param>
    public DistributedApplicationBuilder(string[] args)
        : this(new DistributedApplicationOptions { Args = args })
    {
    }

    /// <summary>Begins with options.</summary>
    /// <param name="options">The options.</param>
    public DistributedApplicationBuilder(DistributedApplicationOptions options)
        : this(options, BuilderHooks.Current)
    {
    }

    internal DistributedApplicationBuilder(DistributedApplicationOptions options, BuilderHooks? hooks)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _hooks) = (options, hooks);
        var settings = new HostApplicationBuilderSettings { Args = options.Args, Configuration = new() };
        settings.Configuration.AddEnvironmentVariables("ASPIRE_");
        hooks?.Configuring(options, settings);
        settings.ApplicationName ??= options.Assembly?.GetName().Name;
        _host = new(settings);
        if (Environment.IsDevelopment())
        {
            UserSecretsConfiguration.Apply(Configuration, options.Assembly);
        }

        _host.Configuration.AddCommandLine(settings.Args ?? [], s_switches);
        if ("manifest".Equals(Configuration["Publishing:Publisher"], StringComparison.OrdinalIgnoreCase))
        {
            SetWhereEmpty("AppHost:Operation", nameof(DistributedApplicationOperation.Publish));
            SetWhereEmpty("Pipeline:Step", ManifestStep.Name);
        }

        AppHostDirectory = options.ProjectDirectory ?? Environment.ContentRootPath;
        AppHostPath = Path.GetFullPath(Path.Join(AppHostDirectory, options.ProjectName ?? Environment.ApplicationName));
        _contextOptions = ReadOperation();
        ExecutionContext = new(_contextOptions);
        RecordAppHost();
        Pipeline.AddStep(ManifestStep.Create());
        new ApplicationServices(this, options).Add(_host.Services, _host.Logging);
        if (options.ContainerRegistryOverride is { } registry)
        {
            Eventing.Subscribe<BeforeStartEvent>((_, _) => OverrideRegistryAsync(registry));
        }

        Eventing.Subscribe<BeforeStartEvent>((_, _) => LeaveDashboardOutAsync());

        hooks?.Created?.Invoke(this);
    }

    /// <inheritdoc/>
    public Assembly? AppHostAssembly => _options.Assembly;

    /// <inheritdoc/>
    public string AppHostDirectory { get; }

    /// <summary>Gets the path of the AppHost's project.</summary>
    public string AppHostPath { get; }

    /// <inheritdoc/>
    public ConfigurationManager Configuration => _host.Configuration;

    /// <inheritdoc/>
    public IHostEnvironment Environment => _host.Environment;

    /// <inheritdoc/>
    public IDistributedApplicationEventing Eventing => _eventing;

    /// <inheritdoc/>
    public DistributedApplicationExecutionContext ExecutionContext { get; }

    /// <inheritdoc/>
    public IDistributedApplicationPipeline Pipeline { get; } = new DistributedApplicationPipeline();

    /// <inheritdoc/>
    public IResourceCollection Resources { get; } = new ResourceCollection();

    /// <inheritdoc/>
    public IServiceCollection Services => _host.Services;

    /// <inheritdoc/>
    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resource);
        ValidateName(resource);
        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    /// <inheritdoc/>
    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new DistributedApplicationResourceBuilder<T>(this, resource);
    }

    /// <inheritdoc/>
    public DistributedApplication Build()
    {
        _hooks?.Building?.Invoke(this);
        foreach (var resource in Resources)
        {
            ValidateName(resource);
        }

        var application = new DistributedApplication(_host.Build()) { Hooks = _hooks };
        _contextOptions.Services = application.Services;
        var (loggers, logger) = (application.Services.GetRequiredService<ResourceLoggerService>(), application.Services.GetRequiredService<ILogger<DistributedApplicationEventing>>());
        _eventing.LoggerOf = e => e is IDistributedApplicationResourceEvent { Resource: { } resource } ? loggers.GetLogger(resource) : logger;
        _hooks?.Built?.Invoke(application);
        return application;
    }

    private static void ValidateName(IResource resource)
        => ModelName.Validate("Resource", resource.Name, resource.Annotations.OfType<NameValidationPolicyAnnotation>().LastOrDefault());

    private Task OverrideRegistryAsync(string registry)
    {
        foreach (var image in Resources.SelectMany(r => r.Annotations.OfType<ContainerImageAnnotation>()))
        {
            image.Registry = registry;
        }

        return Task.CompletedTask;
    }

    // An AppHost may declare the dashboard it develops against; it is no part of what is deployed.
    private Task LeaveDashboardOutAsync()
    {
        foreach (var dashboard in Resources.Where(resource => resource.Name.Equals(DashboardExecutable.Name, StringComparison.OrdinalIgnoreCase)))
        {
            dashboard.Annotations.Add(ManifestPublishingCallbackAnnotation.Ignore);
        }

        return Task.CompletedTask;
    }

    private void SetWhereEmpty(string key, string value) => Configuration[key] = Configuration[key] is { Length: > 0 } given ? given : value;

    private DistributedApplicationExecutionContextOptions ReadOperation() => Configuration["AppHost:Operation"]?.ToLowerInvariant() switch
    {
        null when Configuration["Publishing:Publisher"] is { } publisher => new(DistributedApplicationOperation.Publish, publisher),
        "publish" => new(DistributedApplicationOperation.Publish, Configuration["Publishing:Publisher"] ?? "manifest"),
        "run" or null => new(DistributedApplicationOperation.Run),
        var other => throw new DistributedApplicationException($"Invalid operation '{other}': an AppHost can 'run' or 'publish'.")
    };

    // Hashes of the AppHost's name and path go into the names of volumes: the same from run to run, other for each AppHost.
    private void RecordAppHost()
    {
        var given = Configuration["AppHostSha"] is { Length: > 0 } sha ? sha : null;
        var ofPath = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(AppHostPath.ToLowerInvariant())));
        var ofName = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(_options.ProjectName ?? Environment.ApplicationName)));
        Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AppHost:Directory"] = AppHostDirectory,
            ["AppHost:Path"] = AppHostPath,
            ["AppHost:DashboardApplicationName"] = _options.DashboardApplicationName ?? Environment.ApplicationName,
            ["AppHost:PathSha256"] = given ?? ofPath,
            ["AppHost:ProjectNameSha256"] = given ?? ofName,
            ["AppHost:Sha256"] = given ?? (ExecutionContext.IsPublishMode ? ofName : ofPath)
        });
    }
}
