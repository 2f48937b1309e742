using EnvMap.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>Runs an AppHost by its own entry point, with a subclass taking part in how it is declared.</summary>
public class DistributedApplicationFactory : IDisposable, IAsyncDisposable
{
    private readonly EntryPointRun _run;

    /// <summary>Prepares the run of an AppHost.</summary>
    /// <param name="entryPoint">A type of the AppHost's assembly, such as the <c>Projects</c> class of the AppHost.</param>
    public DistributedApplicationFactory(Type entryPoint)
        : this(entryPoint, [])
    {
    }

    /// <summary>Prepares the run of an AppHost.</summary>
    /// <param name="entryPoint">A type of the AppHost's assembly, such as the <c>Projects</c> class of the AppHost.</param>
    /// <param name="args">The arguments of its command line.</param>
    /// <exception cref="InvalidOperationException">The assembly has no entry point.</exception>
    public DistributedApplicationFactory(Type entryPoint, string[] args)
    {
        ArgumentNullException.ThrowIfNull(entryPoint);
        TestingArguments.Check(args);
        var appHost = entryPoint.Assembly;
        _run = new(
            appHost.EntryPoint ?? throw new InvalidOperationException($"Assembly of specified type {entryPoint.Name} does not have an entry point; name a type of the AppHost."),
            args,
            (options, settings) => TestingDefaults.Apply(options, settings, args, appHost, OnBuilderCreating),
            builder =>
            {
                builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
                OnBuilderCreated(builder);
            },
            OnBuilding,
            OnBuilt);
    }

    /// <summary>Runs the AppHost until its application is started.</summary>
    /// <param name="cancellationToken">Ends the start.</param>
    public Task StartAsync(CancellationToken cancellationToken = default) => _run.StartAsync(cancellationToken);

    /// <summary>Makes a client for an endpoint of a resource.</summary>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="endpointName">The name of the endpoint; by default https, or else http.</param>
    /// <returns>The client; its base address is the endpoint.</returns>
    public HttpClient CreateHttpClient(string resourceName, string? endpointName = null) => Started().CreateHttpClient(resourceName, endpointName);

    /// <summary>Looks up the connection string of a resource.</summary>
    /// <param name="resourceName">The name of the resource.</param>
    /// <returns>The connection string.</returns>
    public ValueTask<string?> GetConnectionString(string resourceName) => Started().GetConnectionStringAsync(resourceName);

    /// <summary>Looks up the address of an endpoint.</summary>
    /// <param name="resourceName">The name of the resource.</param>
    /// <param name="endpointName">The name of the endpoint; by default https, or else http.</param>
    /// <returns>The address.</returns>
    public Uri GetEndpoint(string resourceName, string? endpointName = null) => Started().GetEndpoint(resourceName, endpointName);

    /// <summary>Ends the AppHost and everything that it started.</summary>
    public virtual void Dispose()
    {
        DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the AppHost and everything that it started; done when all of it is gone.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return new(_run.EndAsync());
    }

    internal async Task<IDistributedApplicationTestingBuilder> CreateBuilderAsync(CancellationToken cancellationToken)
    {
        try
        {
            var builder = await _run.GetBuilderAsync(cancellationToken).ConfigureAwait(false);
            return new TestingBuilder(builder, BuildAsync, DisposeAsync);
        }
        catch
        {
            await DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Called before the AppHost's builder is made.</summary>
    /// <param name="applicationOptions">The options of the application.</param>
    /// <param name="hostOptions">The options of the host.</param>
    protected virtual void OnBuilderCreating(DistributedApplicationOptions applicationOptions, HostApplicationBuilderSettings hostOptions)
    {
    }

    /// <summary>Called when the AppHost's builder was made and has no resources yet.</summary>
    /// <param name="applicationBuilder">The builder.</param>
    protected virtual void OnBuilderCreated(DistributedApplicationBuilder applicationBuilder)
    {
    }

    /// <summary>Called when the AppHost has declared everything and builds.</summary>
    /// <param name="applicationBuilder">The builder.</param>
    protected virtual void OnBuilding(DistributedApplicationBuilder applicationBuilder)
    {
    }

    /// <summary>Called when the application was built and is not started yet.</summary>
    /// <param name="application">The application.</param>
    protected virtual void OnBuilt(DistributedApplication application)
    {
    }

    private async Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken)
        => new TestedApplication(await _run.BuildAsync(cancellationToken).ConfigureAwait(false), this);

    private DistributedApplication Started() => _run.Started;
}
