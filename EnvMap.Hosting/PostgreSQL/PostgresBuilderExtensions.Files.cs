using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class PostgresBuilderExtensions
{
    private const string InitDirectory = "/docker-entrypoint-initdb.d";

    /// <summary>Keeps the data in a volume.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="name">The name of the volume; by default made of the names of AppHost and server.</param>
    /// <param name="isReadOnly">Whether the server may only read it.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<PostgresServerResource> WithDataVolume(this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithVolume(name ?? VolumeNameGenerator.Generate(builder, "data"), DataDirectory(builder.Resource), isReadOnly);
    }

    /// <summary>Keeps the data in a directory of the host.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="source">The path of the directory, relative to the AppHost.</param>
    /// <param name="isReadOnly">Whether the server may only read it.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<PostgresServerResource> WithDataBindMount(this IResourceBuilder<PostgresServerResource> builder, string source, bool isReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(source);
        return builder.WithBindMount(source, DataDirectory(builder.Resource), isReadOnly);
    }

    /// <summary>Runs the scripts in a directory of the host when the server starts for the first time.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="source">The path of the directory, relative to the AppHost.</param>
    /// <param name="isReadOnly">Whether the server may only read it.</param>
    /// <returns>The same builder.</returns>
    [Obsolete("Use WithInitFiles instead.")]
    public static IResourceBuilder<PostgresServerResource> WithInitBindMount(this IResourceBuilder<PostgresServerResource> builder, string source, bool isReadOnly = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        return builder.WithBindMount(source, InitDirectory, isReadOnly);
    }

    /// <summary>Runs a script, or the scripts in a directory, when the server starts for the first time.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="source">The path of the script or directory, relative to the AppHost.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">There is neither file nor directory at the path.</exception>
    public static IResourceBuilder<PostgresServerResource> WithInitFiles(this IResourceBuilder<PostgresServerResource> builder, string source)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        return builder.WithContainerFiles(InitDirectory, source);
    }

    // From version 18 on, the image keeps the data in a directory per version, so that upgrades in place are possible.
    private static string DataDirectory(PostgresServerResource server)
    {
        var tag = server.TryGetLastAnnotation<ContainerImageAnnotation>(out var image) ? image.Tag : null;
        var major = (tag ?? EnvMap.Hosting.PostgreSQL.PostgresContainerImageTags.Tag).Split('-', '.')[0];
        return image is not null && int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version >= 18
            ? "/var/lib/postgresql"
            : "/var/lib/postgresql/data";
    }
}
