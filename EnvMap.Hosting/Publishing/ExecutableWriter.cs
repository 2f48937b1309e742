using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Publishing;

namespace EnvMap.Hosting.Publishing;

/// <summary>Writes <c>executable.v0</c>.</summary>
internal static class ExecutableWriter
{
    public static async Task WriteAsync(ManifestPublishingContext context, ExecutableResource executable)
    {
        context.Writer.WriteString("type", "executable.v0");
        context.WriteConnectionString(executable);
        context.Writer.WriteString("workingDirectory", context.GetManifestRelativePath(executable.WorkingDirectory));
        context.Writer.WriteString("command", executable.Command);
        ContainerFilesWriter.Write(context.Writer, executable);
        await context.WriteCommandLineArgumentsAsync(executable).ConfigureAwait(false);
        await context.WriteEnvironmentVariablesAsync(executable).ConfigureAwait(false);
        context.WriteBindings(executable);
    }
}
