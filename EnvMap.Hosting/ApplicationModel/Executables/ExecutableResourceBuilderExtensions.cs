using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Declares processes.</summary>
public static class ExecutableResourceBuilderExtensions
{
    /// <summary>Adds a process.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="command">The command: a path, or a name on PATH.</param>
    /// <param name="workingDirectory">The working directory, relative to the AppHost.</param>
    /// <param name="args">The arguments.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ExecutableResource> AddExecutable(this IDistributedApplicationBuilder builder, [ResourceName] string name, string command, string workingDirectory, params string[]? args)
        => builder.AddExecutable(name, command, workingDirectory, (object[]?)args);

    /// <summary>Adds a process whose arguments are text or values of the model.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="command">The command: a path, or a name on PATH.</param>
    /// <param name="workingDirectory">The working directory, relative to the AppHost.</param>
    /// <param name="args">The arguments.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ExecutableResource> AddExecutable(this IDistributedApplicationBuilder builder, [ResourceName] string name, string command, string workingDirectory, params object[]? args)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(workingDirectory);
        var directory = AppHostPaths.Resolve(builder, workingDirectory);
        var resource = builder.AddResource(new ExecutableResource(name, command, directory));
        return args is null ? resource : resource.WithArgs(args);
    }

    /// <summary>Replaces the command.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="command">The command: a path, or a name on PATH.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithCommand<T>(this IResourceBuilder<T> builder, string command)
        where T : ExecutableResource
    {
        ArgumentException.ThrowIfNullOrEmpty(command);
        return builder.WithAnnotation(new ExecutableAnnotation { Command = command, WorkingDirectory = builder.Resource.WorkingDirectory }, ResourceAnnotationMutationBehavior.Replace);
    }

    /// <summary>Replaces the working directory.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="workingDirectory">The working directory, relative to the AppHost.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithWorkingDirectory<T>(this IResourceBuilder<T> builder, string workingDirectory)
        where T : ExecutableResource
    {
        ArgumentNullException.ThrowIfNull(workingDirectory);
        var directory = AppHostPaths.Resolve(builder.ApplicationBuilder, workingDirectory);
        return builder.WithAnnotation(new ExecutableAnnotation { Command = builder.Resource.Command, WorkingDirectory = directory }, ResourceAnnotationMutationBehavior.Replace);
    }

    /// <summary>Publishes the process as a container whose image is built from the Dockerfile in its working directory; a run is not changed.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> PublishAsDockerFile<T>(this IResourceBuilder<T> builder)
        where T : ExecutableResource
        => builder.PublishAsDockerFile(static _ => { });

    /// <summary>Publishes the process as a container, with arguments of its build.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="buildArgs">The arguments.</param>
    /// <returns>The same builder.</returns>
    [Obsolete("Use builder.PublishAsDockerFile(c => c.WithBuildArg(name, value)) instead.")]
    public static IResourceBuilder<T> PublishAsDockerFile<T>(this IResourceBuilder<T> builder, IEnumerable<DockerBuildArg>? buildArgs)
        where T : ExecutableResource
        => builder.PublishAsDockerFile(container =>
        {
            foreach (var arg in buildArgs ?? [])
            {
                container.WithBuildArg(arg.Name, arg.Value);
            }
        });

    /// <summary>Publishes the process as a container; its arguments are not taken over, for they often name paths of this machine.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="configure">Configures the container.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> PublishAsDockerFile<T>(this IResourceBuilder<T> builder, Action<IResourceBuilder<ContainerResource>>? configure)
        where T : ExecutableResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.ApplicationBuilder.ExecutionContext.IsPublishMode)
        {
            var container = DockerfileContainer.Replace(builder, builder.Resource.WorkingDirectory);
            container.WithArgs(static context => context.Args.Clear());
            configure?.Invoke(container);
        }

        return builder;
    }
}
