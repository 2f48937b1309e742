using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Publishing;

namespace EnvMap.Hosting.Publishing;

/// <summary>Writes <c>project.v0</c>, or <c>project.v1</c> where a deployment is described.</summary>
internal static class ProjectWriter
{
    public static async Task WriteAsync(ManifestPublishingContext context, ProjectResource project)
    {
        var metadata = project.Annotations.OfType<IProjectMetadata>().LastOrDefault()
            ?? throw new DistributedApplicationException($"Nothing says where the project of '{project.Name}' is. Add it by AddProject.");
        var deployment = project.Annotations.OfType<DeploymentTargetAnnotation>().LastOrDefault();
        context.Writer.WriteString("type", deployment is null ? "project.v0" : "project.v1");
        context.Writer.WriteString("path", context.GetManifestRelativePath(metadata.ProjectPath));
        await DeploymentWriter.WriteAsync(context, deployment).ConfigureAwait(false);
        ContainerFilesWriter.Write(context.Writer, project);
        await context.WriteCommandLineArgumentsAsync(project).ConfigureAwait(false);
        await context.WriteEnvironmentVariablesAsync(project).ConfigureAwait(false);
        context.WriteBindings(project);
    }
}
