using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Publishing;

namespace EnvMap.Hosting.Publishing;

/// <summary>Writes <c>container.v0</c>, or <c>container.v1</c> where the image is built or a deployment is described.</summary>
internal static class ContainerWriter
{
    public static async Task WriteAsync(ManifestPublishingContext context, ContainerResource container)
    {
        var writer = context.Writer;
        var deployment = container.Annotations.OfType<DeploymentTargetAnnotation>().LastOrDefault();
        if (container.TryGetLastAnnotation<DockerfileBuildAnnotation>(out var build))
        {
            writer.WriteString("type", "container.v1");
            context.WriteConnectionString(container);
            await BuildWriter.WriteAsync(context, container, build).ConfigureAwait(false);
        }
        else
        {
            if (!container.TryGetContainerImageName(out var image))
            {
                throw new DistributedApplicationException($"Container '{container.Name}' has no image to publish. Give it one by WithImage or WithDockerfile.");
            }

            writer.WriteString("type", deployment is null ? "container.v0" : "container.v1");
            context.WriteConnectionString(container);
            writer.WriteString("image", image);
        }

        await DeploymentWriter.WriteAsync(context, deployment).ConfigureAwait(false);
        if (container.Entrypoint is not null)
        {
            writer.WriteString("entrypoint", container.Entrypoint);
        }

        await context.WriteCommandLineArgumentsAsync(container).ConfigureAwait(false);
        ContainerFilesWriter.Write(writer, container);
        WriteMounts(context, container, "bindMounts", "source", ContainerMountType.BindMount);
        WriteMounts(context, container, "volumes", "name", ContainerMountType.Volume);
        await context.WriteEnvironmentVariablesAsync(container).ConfigureAwait(false);
        context.WriteBindings(container);
    }

    private static void WriteMounts(ManifestPublishingContext context, ContainerResource container, string list, string sourceKey, ContainerMountType type)
    {
        var mounts = container.Annotations.OfType<ContainerMountAnnotation>().Where(m => m.Type == type).ToList();
        if (mounts.Count == 0)
        {
            return;
        }

        var isBind = type == ContainerMountType.BindMount;
        context.Writer.WriteStartArray(list);
        foreach (var mount in mounts)
        {
            context.Writer.WriteStartObject();
            if (mount.Source is not null)
            {
                context.Writer.WriteString(sourceKey, isBind ? context.GetManifestRelativePath(mount.Source) : mount.Source);
            }

            context.Writer.WriteString("target", isBind ? mount.Target.Replace('\\', '/') : mount.Target);
            context.Writer.WriteBoolean("readOnly", mount.IsReadOnly);
            context.Writer.WriteEndObject();
        }

        context.Writer.WriteEndArray();
    }
}
