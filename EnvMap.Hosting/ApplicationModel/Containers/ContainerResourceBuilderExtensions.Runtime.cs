using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ContainerResourceBuilderExtensions
{
    /// <summary>Adds arguments to the container engine's command that starts the container.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="args">The arguments, such as <c>--memory</c>, <c>512m</c>.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithContainerRuntimeArgs<T>(this IResourceBuilder<T> builder, params string[] args)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(args);
        return builder.WithContainerRuntimeArgs(context =>
        {
            foreach (var arg in args)
            {
                context.Args.Add(arg);
            }
        });
    }

    /// <summary>Contributes arguments to the container engine's command that starts the container.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="callback">The callback.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithContainerRuntimeArgs<T>(this IResourceBuilder<T> builder, Action<ContainerRuntimeArgsCallbackContext> callback)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(callback);
        return builder.WithContainerRuntimeArgs(context =>
        {
            callback(context);
            return Task.CompletedTask;
        });
    }

    /// <summary>Contributes arguments to the container engine's command that starts the container, asynchronously.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="callback">The callback.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithContainerRuntimeArgs<T>(this IResourceBuilder<T> builder, Func<ContainerRuntimeArgsCallbackContext, Task> callback)
        where T : ContainerResource
        => builder.WithAnnotation(new ContainerRuntimeArgsCallbackAnnotation(callback));

    /// <summary>Sets how long the container lives.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="lifetime">How long.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithLifetime<T>(this IResourceBuilder<T> builder, ContainerLifetime lifetime)
        where T : ContainerResource
        => Enum.IsDefined(lifetime)
            ? builder.WithAnnotation(new ContainerLifetimeAnnotation { Lifetime = lifetime }, ResourceAnnotationMutationBehavior.Replace)
            : throw new ArgumentOutOfRangeException(nameof(lifetime), lifetime, null);

    /// <summary>Fixes the name that the container engine knows the container by.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithContainerName<T>(this IResourceBuilder<T> builder, string name)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(name);
        return builder.WithAnnotation(new ContainerNameAnnotation { Name = name }, ResourceAnnotationMutationBehavior.Replace);
    }

    /// <summary>Gives the container another name in the network of the application.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="alias">The name.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<T> WithContainerNetworkAlias<T>(this IResourceBuilder<T> builder, string alias)
        where T : ContainerResource
        => builder.WithAnnotation(new ContainerNetworkAliasAnnotation(alias));
}
