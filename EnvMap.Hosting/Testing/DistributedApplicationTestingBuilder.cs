using System.Diagnostics;
using System.Reflection;
using EnvMap.Hosting.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Testing;

/// <summary>Makes applications for tests: of an AppHost, by its own entry point, or declared by the test itself.</summary>
public static class DistributedApplicationTestingBuilder
{
    private const string NoResilienceKey = "ASPIRE_TESTING_DISABLE_HTTP_CLIENT";

    /// <summary>Runs an AppHost up to where it builds.</summary>
    /// <typeparam name="TEntryPoint">A type of the AppHost's assembly, such as <c>Projects.MyApp_AppHost</c>.</typeparam>
    /// <param name="cancellationToken">Ends the waiting for the AppHost.</param>
    /// <returns>The builder with everything that the AppHost declared.</returns>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(CancellationToken cancellationToken = default)
        where TEntryPoint : class
        => CreateAsync(typeof(TEntryPoint), cancellationToken);

    /// <summary>Runs an AppHost up to where it builds.</summary>
    /// <typeparam name="TEntryPoint">A type of the AppHost's assembly, such as <c>Projects.MyApp_AppHost</c>.</typeparam>
    /// <param name="args">The arguments of its command line.</param>
    /// <param name="cancellationToken">Ends the waiting for the AppHost.</param>
    /// <returns>The builder with everything that the AppHost declared.</returns>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class
        => CreateAsync(typeof(TEntryPoint), args, cancellationToken);

    /// <summary>Runs an AppHost up to where it builds.</summary>
    /// <typeparam name="TEntryPoint">A type of the AppHost's assembly, such as <c>Projects.MyApp_AppHost</c>.</typeparam>
    /// <param name="args">The arguments of its command line.</param>
    /// <param name="configureBuilder">Changes the options that the AppHost's builder is made with.</param>
    /// <param name="cancellationToken">Ends the waiting for the AppHost.</param>
    /// <returns>The builder with everything that the AppHost declared.</returns>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder, CancellationToken cancellationToken = default)
        => CreateAsync(typeof(TEntryPoint), args, configureBuilder, cancellationToken);

    /// <summary>Runs an AppHost up to where it builds.</summary>
    /// <param name="entryPoint">A type of the AppHost's assembly.</param>
    /// <param name="cancellationToken">Ends the waiting for the AppHost.</param>
    /// <returns>The builder with everything that the AppHost declared.</returns>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(Type entryPoint, CancellationToken cancellationToken = default)
        => CreateAsync(entryPoint, [], cancellationToken);

    /// <summary>Runs an AppHost up to where it builds.</summary>
    /// <param name="entryPoint">A type of the AppHost's assembly.</param>
    /// <param name="args">The arguments of its command line.</param>
    /// <param name="cancellationToken">Ends the waiting for the AppHost.</param>
    /// <returns>The builder with everything that the AppHost declared.</returns>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(Type entryPoint, string[] args, CancellationToken cancellationToken = default)
        => CreateAsync(entryPoint, args, static (_, _) => { }, cancellationToken);

    /// <summary>Runs an AppHost up to where it builds.</summary>
    /// <param name="entryPoint">A type of the AppHost's assembly.</param>
    /// <param name="args">The arguments of its command line.</param>
    /// <param name="configureBuilder">Changes the options that the AppHost's builder is made with.</param>
    /// <param name="cancellationToken">Ends the waiting for the AppHost.</param>
    /// <returns>The builder with everything that the AppHost declared. What the AppHost throws comes out here.</returns>
    /// <exception cref="InvalidOperationException">The AppHost ended without building, or its assembly has no entry point.</exception>
    public static async Task<IDistributedApplicationTestingBuilder> CreateAsync(
        Type entryPoint, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(configureBuilder);
        return await new ConfiguredFactory(entryPoint, args, configureBuilder).CreateBuilderAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes an empty builder.</summary>
    /// <param name="args">The arguments of the command line.</param>
    /// <returns>The builder.</returns>
    public static IDistributedApplicationTestingBuilder Create(params string[] args) => Create(args, static (_, _) => { });

    /// <summary>Makes an empty builder.</summary>
    /// <param name="args">The arguments of the command line.</param>
    /// <param name="configureBuilder">Changes the options that the builder is made with.</param>
    /// <returns>The builder.</returns>
    public static IDistributedApplicationTestingBuilder Create(string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder)
    {
        TestingArguments.Check(args);
        ArgumentNullException.ThrowIfNull(configureBuilder);
        var appHost = FindAppHost();
        var builder = new DistributedApplicationBuilder(new DistributedApplicationOptions { Args = args }, new BuilderHooks
        {
            Configuring = (options, settings) => TestingDefaults.Apply(options, settings, args, appHost, configureBuilder)
        });
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        if (!builder.Configuration.GetValue(NoResilienceKey, false))
        {
            // A request that comes before its server listens is sent again. Health checks have clients of their own, which tell at once.
            builder.Services.AddHttpClient(Options.DefaultName).AddStandardResilienceHandler();
        }

        DistributedApplication? built = null;
        return new TestingBuilder(
            builder,
            cancellationToken =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return Task.FromResult(built = builder.Build());
            },
            async () =>
            {
                if (built is not null)
                {
                    await built.DisposeAsync().ConfigureAwait(false);
                }

                builder.Configuration.Dispose();
            });
    }

    // The test project itself may be built as an AppHost, to have its Projects classes.
    private static Assembly? FindAppHost()
        => new StackTrace().GetFrames().Select(f => f.GetMethod()?.DeclaringType?.Assembly)
            .FirstOrDefault(a => a is not null && a.GetCustomAttributes<AssemblyMetadataAttribute>().Any(m => m.Key == "apphostprojectpath"));

    private sealed class ConfiguredFactory(Type entryPoint, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure)
        : DistributedApplicationFactory(entryPoint, args)
    {
        protected override void OnBuilderCreating(DistributedApplicationOptions applicationOptions, HostApplicationBuilderSettings hostOptions)
            => configure(applicationOptions, hostOptions);
    }
}
