using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Names volumes: the same from run to run, other for each AppHost.</summary>
public static class VolumeNameGenerator
{
    /// <summary>Makes the name <c>application-hash-resource-suffix</c>.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="suffix">What the volume holds, such as <c>data</c>.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentException">The suffix cannot stand in the name of a volume.</exception>
    public static string Generate<T>(IResourceBuilder<T> builder, string suffix)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(suffix);
        if (!suffix.Select(IsAllowed).All(allowed => allowed))
        {
            throw new ArgumentException($"The suffix '{suffix}' contains invalid characters. It must match [a-zA-Z0-9][a-zA-Z0-9_.-]*.", nameof(suffix));
        }

        var application = string.Concat(builder.ApplicationBuilder.Environment.ApplicationName.Select((c, i) => IsAllowed(c, i) ? c : '_')).ToLowerInvariant();
        var hash = builder.ApplicationBuilder.Configuration["AppHost:Sha256"]![..10].ToLowerInvariant();
        return $"{application}-{hash}-{builder.Resource.Name}-{suffix}";
    }

    private static bool IsAllowed(char c, int index) => char.IsAsciiLetter(c) || char.IsNumber(c) || (index > 0 && c is '_' or '.' or '-');
}
