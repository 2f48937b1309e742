using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Publishing;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

public static partial class ParameterResourceBuilderExtensions
{
    /// <summary>Adds a connection string that is configured as <c>ConnectionStrings:name</c>.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="environmentVariableName">The variable that carries it; by default <c>ConnectionStrings__name</c>.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<IResourceWithConnectionString> AddConnectionString(this IDistributedApplicationBuilder builder, [ResourceName] string name, string? environmentVariableName = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddParameterResource(new ConnectionStringParameterResource(
            name,
            _ => builder.Configuration.GetConnectionString(name)
                ?? throw new MissingParameterValueException($"Connection string parameter resource could not be used because connection string '{name}' is missing."),
            environmentVariableName));
    }

    /// <summary>Has the manifest ask for the connection string of a resource, instead of describing the resource.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <returns>The same builder.</returns>
    [Obsolete("Add a connection string in publish mode, and the resource in run mode, instead.")]
    public static IResourceBuilder<T> PublishAsConnectionString<T>(this IResourceBuilder<T> builder)
        where T : ContainerResource, IResourceWithConnectionString
    {
        ConfigureConnectionStringManifestPublisher(builder);
        return builder;
    }

    /// <summary>Has the manifest ask for the connection string of a resource, as for that of a parameter.</summary>
    /// <param name="builder">The builder of the resource.</param>
    public static void ConfigureConnectionStringManifestPublisher(IResourceBuilder<IResourceWithConnectionString> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var parameter = new ParameterResource(builder.Resource.Name, _ => string.Empty, secret: true) { IsConnectionString = true };
        builder.WithManifestPublishingCallback(context => ParameterWriter.Write(context, parameter));
    }
}
