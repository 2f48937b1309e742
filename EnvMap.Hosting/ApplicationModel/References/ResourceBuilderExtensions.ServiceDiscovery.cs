using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    private static IResourceBuilder<T> ReferToEndpoints<T>(IResourceBuilder<T> builder, IResourceWithEndpoints target, string? endpointName, string? serviceName)
        where T : IResourceWithEnvironment
    {
        var reference = builder.Resource.Annotations.OfType<EndpointReferenceAnnotation>().SingleOrDefault(a => a.Resource == target);
        if (reference is null)
        {
            reference = new(target);
            if (builder.Resource.IsContainer())
            {
                reference.ContextNetworkId = KnownNetworkIdentifiers.DefaultAspireContainerNetwork;
            }

            builder.WithAnnotation(reference);
            builder.WithEnvironment(context => PutEndpoints(context, reference, serviceName));
        }

        if (endpointName is null)
        {
            reference.UseAllEndpoints = true;
        }
        else
        {
            reference.EndpointNames.Add(endpointName);
        }

        return builder.WithReferenceRelationship(target);
    }

    private static void PutEndpoints(EnvironmentCallbackContext context, EndpointReferenceAnnotation reference, string? serviceName)
    {
        var flags = InjectionFlags(context.Resource);
        var service = serviceName ?? reference.Resource.Name;
        var prefix = EnvironmentVariableNames.Encode(serviceName ?? reference.Resource.Name.ToUpperInvariant());
        foreach (var endpoint in reference.Resource.GetEndpoints(reference.ContextNetworkId))
        {
            var named = reference.EndpointNames.Contains(endpoint.EndpointName);
            if (!named && (!reference.UseAllEndpoints || endpoint.ExcludeReferenceEndpoint))
            {
                continue;
            }

            if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.Endpoints))
            {
                context.EnvironmentVariables[$"{prefix}_{EnvironmentVariableNames.Encode(endpoint.EndpointName).ToUpperInvariant()}"] = endpoint;
            }

            if (flags.HasFlag(ReferenceEnvironmentInjectionFlags.ServiceDiscovery))
            {
                context.EnvironmentVariables[FreeKey(context.EnvironmentVariables, $"services__{service}__{DiscoveryName(endpoint)}")] = endpoint;
            }
        }
    }

    // What is named after a scheme is looked up by the scheme that it has, anything else by its name.
    private static string DiscoveryName(EndpointReference endpoint) => endpoint.IsHttpSchemeNamedEndpoint ? endpoint.Scheme : endpoint.EndpointName;

    // Several addresses of one service stand side by side.
    private static string FreeKey(Dictionary<string, object> variables, string prefix)
    {
        var index = 0;
        while (variables.ContainsKey($"{prefix}__{index}"))
        {
            index++;
        }

        return $"{prefix}__{index}";
    }
}
