namespace Aspire.Hosting.ApplicationModel;

/// <summary>Builds the image of a container from a Dockerfile.</summary>
/// <param name="contextPath">The absolute path of the build context.</param>
/// <param name="dockerfilePath">The absolute path of the Dockerfile.</param>
/// <param name="stage">The stage to build; null for the last.</param>
public class DockerfileBuildAnnotation(string contextPath, string dockerfilePath, string? stage) : IResourceAnnotation
{
    /// <summary>Gets the path of the build context.</summary>
    public string ContextPath { get; } = contextPath;

    /// <summary>Gets the path of the Dockerfile.</summary>
    public string DockerfilePath { get; } = dockerfilePath;

    /// <summary>Gets the stage to build; null for the last.</summary>
    public string? Stage { get; } = stage;

    /// <summary>Gets the arguments of the build: text, or values of the model; null takes the variable of that name.</summary>
    public Dictionary<string, object?> BuildArguments { get; } = [];

    /// <summary>Gets the secrets of the build: parameters, or files.</summary>
    public Dictionary<string, object> BuildSecrets { get; } = [];

    /// <summary>Gets what writes the Dockerfile; null where the file is there.</summary>
    public Func<DockerfileFactoryContext, Task<string>>? DockerfileFactory { get; init; }

    /// <summary>Gets or sets the name of the built image; null for that of the image annotation.</summary>
    public string? ImageName { get; set; }

    /// <summary>Gets or sets the tag of the built image.</summary>
    public string? ImageTag { get; set; }

    /// <summary>Gets or sets whether the image can be started; one that cannot only gives files to others.</summary>
    public bool HasEntrypoint { get; set; } = true;

    /// <summary>Gets or sets what a written Dockerfile's <c>.dockerignore</c> says; null for none.</summary>
    public string? BuildContextIgnoreContent { get; set; }

    /// <summary>Writes the Dockerfile, where a callback makes it, and its <c>.dockerignore</c>.</summary>
    /// <param name="context">What the callback is given.</param>
    /// <param name="dockerfilePath">Where to; by default <see cref="DockerfilePath"/>.</param>
    public async Task EmitDockerfileArtifactsAsync(DockerfileFactoryContext context, string? dockerfilePath = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        var path = dockerfilePath ?? DockerfilePath;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (DockerfileFactory is not null)
        {
            var text = await DockerfileFactory(context).ConfigureAwait(false);
            await File.WriteAllTextAsync(path, text, context.CancellationToken).ConfigureAwait(false);
        }
        else if (Path.GetFullPath(path) != Path.GetFullPath(DockerfilePath))
        {
            File.Copy(DockerfilePath, path, overwrite: true);
        }

        // An ignore file in the context is its owner's; one beside the Dockerfile would override it.
        if (BuildContextIgnoreContent is { } ignored && !File.Exists(Path.Combine(ContextPath, ".dockerignore")))
        {
            await File.WriteAllTextAsync($"{path}.dockerignore", ignored, context.CancellationToken).ConfigureAwait(false);
        }
    }
}
