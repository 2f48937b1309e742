using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Deploy.Compose.Yaml;
using EnvMap.Deploy.Manifests;
using EnvMap.Deploy.Manifests.Expressions;

namespace EnvMap.Deploy.Compose.Planning;

/// <summary>The registry that the profile names, as the engine that pulls from it reaches it.</summary>
internal static class ServiceRegistry
{
    public static ComposeText? Of(PlanContext context)
    {
        switch (context.Source.Profile?.Registry)
        {
            case { Address: { } address }:
                var (text, problems) = ManifestFiles.Read(context.Source.Manifest, address, Path.Combine(Path.GetDirectoryName(context.Source.Manifest.Path) ?? "", ProfileDocument.FileName));
                // Each service that is built asks anew.
                context.Problems.AddRange(problems.Except(context.Problems));
                return context.Write(context.Resolver.Resolve(text));
            case { Resource: { } resource, Endpoint: { } endpoint }
                when (context.Source.Manifest.Resources.GetValueOrDefault(resource) as ManifestWorkload)?.Bindings.GetValueOrDefault(endpoint) is { } binding:
                return (ComposeText)"localhost:" + ServicePublishing.PortOf(context, binding) + "/";
            default:
                return null;
        }
    }
}
