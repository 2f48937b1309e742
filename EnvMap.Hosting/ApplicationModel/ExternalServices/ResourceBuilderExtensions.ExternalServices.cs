using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Sets an environment variable to the address of a service outside the application.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name of the variable.</param>
    /// <param name="externalService">The service.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ExternalServiceResource> externalService)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(externalService);
        var service = externalService.Resource;
        return builder.WithReferenceRelationship(service).WithEnvironment(async context =>
            context.EnvironmentVariables[name] = await ValueOfAsync(service, context).ConfigureAwait(false));
    }

    /// <summary>Lets a resource find a service outside the application by service discovery.</summary>
    /// <typeparam name="TDestination">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource that refers.</param>
    /// <param name="externalService">The service.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<ExternalServiceResource> externalService)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(externalService);
        var (service, flags) = (externalService.Resource, InjectionFlags(builder.Resource));
        var variable = EnvironmentVariableNames.Encode(service.Name).ToUpperInvariant();
        return builder.WithReferenceRelationship(service).WithEnvironment(async context =>
        {
            var value = await ValueOfAsync(service, context).ConfigureAwait(false);
            var scheme = service.Uri?.Scheme
                ?? (context.ExecutionContext.IsPublishMode ? null : (await ExternalServiceBuilderExtensions.GetAddressAsync(service, context.CancellationToken).ConfigureAwait(false)).Scheme);
            // A parameter's scheme is part of the name only where the value is known, which it is not in a manifest.
            var suffix = service.Uri is null && scheme is not null ? "_" + EnvironmentVariableNames.Encode(scheme).ToUpperInvariant() : string.Empty;
            (ReferenceEnvironmentInjectionFlags Flag, string Name)[] variables =
            [
                (ReferenceEnvironmentInjectionFlags.Endpoints, variable + suffix),
                (ReferenceEnvironmentInjectionFlags.ServiceDiscovery, $"services__{service.Name}__{scheme ?? "default"}__0")
            ];

            // With a parameter the order is the other way round, and a manifest keeps it.
            foreach (var (_, name) in (service.UrlParameter is null ? variables : variables.Reverse()).Where(v => flags.HasFlag(v.Flag)))
            {
                context.EnvironmentVariables[name] = value;
            }
        });
    }

    private static async ValueTask<object> ValueOfAsync(ExternalServiceResource service, EnvironmentCallbackContext context)
    {
        if (context.ExecutionContext.IsRunMode)
        {
            await ExternalServiceBuilderExtensions.GetAddressAsync(service, context.CancellationToken).ConfigureAwait(false);
        }

        return (object?)service.UrlParameter ?? service.Uri!.ToString();
    }
}
