using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Otlp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Makes resources send their telemetry to the dashboard.</summary>
public static class OtlpConfigurationExtensions
{
    /// <summary>Tells a resource, when it runs, where to send telemetry and under which name.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="configuration">The AppHost's configuration, which holds the endpoints and their key.</param>
    /// <param name="environment">The AppHost's environment; Development makes exports frequent.</param>
    public static void AddOtlpEnvironment(IResource resource, IConfiguration configuration, IHostEnvironment environment)
        => Add(resource, configuration, environment, protocol: null);

    /// <summary>Tells a resource, when it runs, where to send telemetry by a certain protocol, and under which name.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="configuration">The AppHost's configuration, which holds the endpoints and their key.</param>
    /// <param name="environment">The AppHost's environment; Development makes exports frequent.</param>
    /// <param name="protocol">The protocol.</param>
    public static void AddOtlpEnvironment(IResource resource, IConfiguration configuration, IHostEnvironment environment, OtlpProtocol protocol)
        => Add(resource, configuration, environment, protocol);

    /// <summary>Makes the resource send its telemetry to the dashboard.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithOtlpExporter<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEnvironment
        => WithExporter(builder, protocol: null);

    /// <summary>Makes the resource send its telemetry to the dashboard by a certain protocol.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="protocol">The protocol.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithOtlpExporter<T>(this IResourceBuilder<T> builder, OtlpProtocol protocol)
        where T : IResourceWithEnvironment
        => WithExporter(builder, protocol);

    private static IResourceBuilder<T> WithExporter<T>(IResourceBuilder<T> builder, OtlpProtocol? protocol)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        Add(builder.Resource, builder.ApplicationBuilder.Configuration, builder.ApplicationBuilder.Environment, protocol);
        return builder;
    }

    private static void Add(IResource resource, IConfiguration configuration, IHostEnvironment environment, OtlpProtocol? protocol)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(environment);
        resource.Annotations.Add(new OtlpExporterAnnotation { RequiredProtocol = protocol });
        resource.Annotations.Add(new EnvironmentCallbackAnnotation(context =>
        {
            // What is published has no dashboard; the last annotation counts, a caller may have replaced the protocol.
            if (context.ExecutionContext.IsRunMode && resource.Annotations.OfType<OtlpExporterAnnotation>().LastOrDefault() is { } exporter)
            {
                OtlpEnvironment.Apply(context.EnvironmentVariables, OtlpEndpoint.Find(configuration, exporter.RequiredProtocol), configuration, environment);
            }
        }));
    }
}
