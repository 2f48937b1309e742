using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Publishing;

namespace EnvMap.Hosting.Publishing;

/// <summary>Writes how an image is built; a Dockerfile that a callback makes is put beside the manifest.</summary>
internal static class BuildWriter
{
    public static async Task WriteAsync(ManifestPublishingContext context, ContainerResource container, DockerfileBuildAnnotation build)
    {
        var dockerfile = build.DockerfilePath;
        if (build.DockerfileFactory is not null)
        {
            dockerfile = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(context.ManifestPath))!, $"{container.Name}.Dockerfile");
            var services = context.ExecutionContext.Services;
            await build.EmitDockerfileArtifactsAsync(new() { Services = services, Resource = container, CancellationToken = context.CancellationToken }, dockerfile).ConfigureAwait(false);
        }

        var writer = context.Writer;
        writer.WriteStartObject("build");
        writer.WriteString("context", context.GetManifestRelativePath(build.ContextPath));
        writer.WriteString("dockerfile", context.GetManifestRelativePath(dockerfile));
        if (build.Stage is not null)
        {
            writer.WriteString("stage", build.Stage);
        }

        if (!build.HasEntrypoint)
        {
            writer.WriteBoolean("buildOnly", true);
        }

        if (build.BuildArguments.Count > 0)
        {
            writer.WriteStartObject("args");
            foreach (var (name, value) in build.BuildArguments)
            {
                writer.WriteString(name, ValueOf(context, value));
            }

            writer.WriteEndObject();
        }

        if (build.BuildSecrets.Count > 0)
        {
            WriteSecrets(context, build);
        }

        writer.WriteEndObject();
    }

    private static void WriteSecrets(ManifestPublishingContext context, DockerfileBuildAnnotation build)
    {
        var writer = context.Writer;
        writer.WriteStartObject("secrets");
        foreach (var (name, value) in build.BuildSecrets)
        {
            writer.WriteStartObject(name);
            if (value is FileInfo file)
            {
                writer.WriteString("type", "file");
                writer.WriteString("source", context.GetManifestRelativePath(file.FullName));
            }
            else
            {
                writer.WriteString("type", "env");
                writer.WriteString("value", ValueOf(context, value));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    // Null stays null: the build takes the variable of that name.
    private static string? ValueOf(ManifestPublishingContext context, object? value) => value switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        _ => context.ExpressionOf(value)
    };
}
