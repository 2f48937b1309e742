using EnvMap.Tools.MapProbes;

namespace EnvMap.Tools;

/// <summary>Says how resources are probed, and tells it the one who probes them.</summary>
public static class MapProbeExtensions
{
    /// <summary>Probes a resource by a GET request to one of its endpoints; an answer from 200 to 399 is healthy.</summary>
    public static IResourceBuilder<T> WithHttpMapProbe<T>(this IResourceBuilder<T> builder, string path, string endpointName = "http")
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new MapProbeAnnotation(MapProbeKind.Http, builder.GetEndpoint(endpointName), path), ResourceAnnotationMutationBehavior.Replace);
    }

    /// <summary>Probes a resource by a connection to one of its endpoints.</summary>
    public static IResourceBuilder<T> WithTcpMapProbe<T>(this IResourceBuilder<T> builder, string endpointName = "tcp")
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new MapProbeAnnotation(MapProbeKind.Tcp, builder.GetEndpoint(endpointName)), ResourceAnnotationMutationBehavior.Replace);
    }

    /// <summary>
    /// Gives a project the configuration to probe every resource that realises a row of the map and says how it is probed, to tell why the
    /// others are not started, and to select the profile of this application. It waits for none of them. A connection string is handed on
    /// by its name alone where the project has a reference to it.
    /// </summary>
    /// <param name="builder">The builder of the project, <c>EnvMap.Api</c>.</param>
    /// <param name="map">The map.</param>
    public static IResourceBuilder<T> WithMapProbes<T>(this IResourceBuilder<T> builder, EnvironmentMapBuilder map)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(map);
        return builder.WithEnvironment(context =>
        {
            var variables = new MapProbeVariables(context.EnvironmentVariables);
            variables.AddProfile(map);

            // Not before: what is declared after the project is probed too.
            foreach (var resource in map.Application.Resources)
            {
                variables.AddProbe(resource, builder.Resource);
            }
        });
    }

    /// <summary>Has a tool's health be asked for at a path, by the AppHost and by the one who probes the rows.</summary>
    internal static IResourceBuilder<T> WithHealthPath<T>(this IResourceBuilder<T> builder, string path)
        where T : IResourceWithEndpoints =>
        builder.WithHttpHealthCheck(path).WithHttpMapProbe(path);

    internal static IResourceBuilder<T> WithConnectionMapProbe<T>(this IResourceBuilder<T> builder, MapProbeKind kind, IResourceWithConnectionString connection)
        where T : IResource =>
        builder.WithAnnotation(new MapProbeAnnotation(kind, Connection: connection), ResourceAnnotationMutationBehavior.Replace);
}
