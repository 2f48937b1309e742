using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ContainerResourceBuilderExtensions
{
    /// <summary>Adds a container whose image is built from a Dockerfile.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="contextPath">The path of the build context, relative to the AppHost.</param>
    /// <param name="dockerfilePath">The path of the Dockerfile, relative to the context; by default <c>Dockerfile</c>.</param>
    /// <param name="stage">The stage to build; by default the last.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ContainerResource> AddDockerfile(this IDistributedApplicationBuilder builder, [ResourceName] string name, string contextPath, string? dockerfilePath = null, string? stage = null)
        => builder.AddContainer(name, Placeholder).WithDockerfile(contextPath, dockerfilePath, stage);

    /// <summary>Adds a container whose image is built from a Dockerfile that a callback writes.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="contextPath">The path of the build context, relative to the AppHost.</param>
    /// <param name="dockerfileFactory">Writes the Dockerfile.</param>
    /// <param name="stage">The stage to build; by default the last.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ContainerResource> AddDockerfileFactory(this IDistributedApplicationBuilder builder, [ResourceName] string name, string contextPath, Func<DockerfileFactoryContext, string> dockerfileFactory, string? stage = null)
        => builder.AddContainer(name, Placeholder).WithDockerfileFactory(contextPath, dockerfileFactory, stage);

    /// <inheritdoc cref="AddDockerfileFactory(IDistributedApplicationBuilder, string, string, Func{DockerfileFactoryContext, string}, string?)"/>
    public static IResourceBuilder<ContainerResource> AddDockerfileFactory(this IDistributedApplicationBuilder builder, [ResourceName] string name, string contextPath, Func<DockerfileFactoryContext, Task<string>> dockerfileFactory, string? stage = null)
        => builder.AddContainer(name, Placeholder).WithDockerfileFactory(contextPath, dockerfileFactory, stage);

    /// <summary>Builds the image from a Dockerfile.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="contextPath">The path of the build context, relative to the AppHost.</param>
    /// <param name="dockerfilePath">The path of the Dockerfile, relative to the context; by default <c>Dockerfile</c>.</param>
    /// <param name="stage">The stage to build; by default the last.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithDockerfile<T>(this IResourceBuilder<T> builder, string contextPath, string? dockerfilePath = null, string? stage = null)
        where T : ContainerResource
    {
        var context = ContextPath(builder, contextPath);
        return builder.WithBuild(new(context, Path.GetFullPath(dockerfilePath ?? "Dockerfile", context), stage));
    }

    /// <summary>Builds the image from a Dockerfile that a callback writes.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="contextPath">The path of the build context, relative to the AppHost.</param>
    /// <param name="dockerfileFactory">Writes the Dockerfile.</param>
    /// <param name="stage">The stage to build; by default the last.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithDockerfileFactory<T>(this IResourceBuilder<T> builder, string contextPath, Func<DockerfileFactoryContext, string> dockerfileFactory, string? stage = null)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(dockerfileFactory);
        return builder.WithDockerfileFactory(contextPath, context => Task.FromResult(dockerfileFactory(context)), stage);
    }

    /// <inheritdoc cref="WithDockerfileFactory{T}(IResourceBuilder{T}, string, Func{DockerfileFactoryContext, string}, string?)"/>
    public static IResourceBuilder<T> WithDockerfileFactory<T>(this IResourceBuilder<T> builder, string contextPath, Func<DockerfileFactoryContext, Task<string>> dockerfileFactory, string? stage = null)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(dockerfileFactory);
        var dockerfile = Path.Combine(Path.GetTempPath(), $"envmap-build-{Guid.NewGuid():N}", "Dockerfile");
        return builder.WithBuild(new(ContextPath(builder, contextPath), dockerfile, stage) { DockerfileFactory = dockerfileFactory });
    }

    /// <summary>Gives the build of the image an argument.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name.</param>
    /// <param name="value">Text or a value of the model; null takes the variable of that name.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">The image is not built.</exception>
    public static IResourceBuilder<T> WithBuildArg<T>(this IResourceBuilder<T> builder, string name, object? value)
        where T : ContainerResource
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        BuildOf(builder, "WithBuildArg").BuildArguments[name] = value;
        return builder;
    }

    /// <summary>Gives the build of the image a parameter as an argument.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name.</param>
    /// <param name="value">The parameter.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">The image is not built, or the parameter is a secret.</exception>
    public static IResourceBuilder<T> WithBuildArg<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> value)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(value);
        return value.Resource.Secret
            ? throw new InvalidOperationException($"Build argument '{name}' of '{builder.Resource.Name}' would hold the secret parameter '{value.Resource.Name}', and build arguments stay readable in the image. Use WithBuildSecret instead.")
            : builder.WithBuildArg(name, value.Resource);
    }

    /// <summary>Gives the build of the image a parameter as a secret.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name.</param>
    /// <param name="value">The parameter.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">The image is not built.</exception>
    public static IResourceBuilder<T> WithBuildSecret<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> value)
        where T : ContainerResource
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        BuildOf(builder, "WithBuildSecret").BuildSecrets[name] = value.Resource;
        return builder;
    }

    // The image of AddDockerfile is named when it is built.
    private const string Placeholder = "placeholder";

    private static IResourceBuilder<T> WithBuild<T>(this IResourceBuilder<T> builder, DockerfileBuildAnnotation build)
        where T : ContainerResource
    {
        var name = builder.Resource.Name.ToLowerInvariant();
        var tag = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{build.ContextPath}|{DateTime.UtcNow.Ticks}")))[..40];
        builder.WithAnnotation(build, ResourceAnnotationMutationBehavior.Replace);
        if (builder.Resource.IsContainer())
        {
            (build.ImageName, build.ImageTag) = (name, tag);
            return builder;
        }

        return builder.WithImage(name, tag);
    }

    private static string ContextPath<T>(IResourceBuilder<T> builder, string contextPath)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(contextPath);
        return Path.TrimEndingDirectorySeparator(Path.GetFullPath(contextPath, builder.ApplicationBuilder.AppHostDirectory));
    }

    private static DockerfileBuildAnnotation BuildOf<T>(IResourceBuilder<T> builder, string caller)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Resource.TryGetLastAnnotation<DockerfileBuildAnnotation>(out var build)
            ? build
            : throw new InvalidOperationException($"Resource '{builder.Resource.Name}' is not built from a Dockerfile. Call WithDockerfile first, then {caller}.");
    }
}
