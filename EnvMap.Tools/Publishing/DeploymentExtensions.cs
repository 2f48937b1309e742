using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Tools.Publishing;

namespace EnvMap.Tools;

/// <summary>Says how resources are deployed.</summary>
public static class DeploymentExtensions
{
    private const string ProjectUser = "1654:1654";

    // Projects get an image of ours, which runs as the user of Microsoft's images and writes nowhere but to /tmp.
    private static readonly ResourceDocument s_project = new()
    {
        Limits = new() { MemoryMegabytes = 512, Cpus = 1 },
        User = ProjectUser,
        ReadOnly = true,
        WritablePaths = ["/tmp"],
        Capabilities = [],
        StopGraceSeconds = 30,
    };

    /// <summary>Changes what <c>profile.json</c> says of a resource; no effect in a run.</summary>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="change">Makes what is said from what was said before.</param>
    public static IResourceBuilder<T> WithDeployment<T>(this IResourceBuilder<T> builder, Func<ResourceDocument, ResourceDocument> change)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(change);
        return builder.WithAnnotation(new DeploymentAnnotation(change(DocumentOf(builder.Resource))), ResourceAnnotationMutationBehavior.Replace);
    }

    /// <summary>Says that a service reads each file of a folder as the setting of that name, so that no variable need hold a secret.</summary>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="path">The folder.</param>
    /// <param name="references">Whether it puts such files into variables too, where <c>{secret:name}</c> stands in them.</param>
    public static IResourceBuilder<T> WithSecretsFolder<T>(this IResourceBuilder<T> builder, string path, bool references = false)
        where T : IResource
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return builder.WithDeployment(document => document with { Secrets = (document.Secrets ?? new()) with { Folder = path, References = references } });
    }

    /// <summary>Has a tool's health be asked for by a command in its container.</summary>
    internal static IResourceBuilder<T> WithHealthCommand<T>(this IResourceBuilder<T> builder, params IReadOnlyList<string> command)
        where T : IResource =>
        builder.WithDeployment(document => document with { Health = (document.Health ?? new()) with { Command = command } });

    internal static ResourceDocument DocumentOf(IResource resource) =>
        resource.Annotations.OfType<DeploymentAnnotation>().LastOrDefault()?.Document
        ?? (resource is ProjectResource ? s_project : new());
}
