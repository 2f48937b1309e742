using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Names volumes: the same from run to run, other for each AppHost.</summary>
public static class VolumeNameGenerator
{
    /// <summary>The key of the configuration under which a prefix of one's own stands.</summary>
    internal const string PrefixKey = "AppHost:VolumeNamePrefix";

    /// <summary>
    /// Makes the name <c>application-hash-resource-suffix</c>, the hash being that of the AppHost's path, or of its project's name where a
    /// manifest is published; or <c>prefix-resource-suffix</c> with a prefix configured as <c>AppHost:VolumeNamePrefix</c>.
    /// </summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="suffix">What the volume holds, such as <c>data</c>.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentException">The suffix cannot stand in the name of a volume.</exception>
    /// <exception cref="DistributedApplicationException">The configured prefix cannot begin the name of a volume.</exception>
    public static string Generate<T>(IResourceBuilder<T> builder, string suffix)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(suffix);
        if (!IsAllowed(suffix))
        {
            throw new ArgumentException($"'{suffix}' cannot end the name of a volume. Use ASCII letters and digits, and after the first of them '_', '.' and '-' too.", nameof(suffix));
        }

        return $"{Prefix(builder.ApplicationBuilder)}-{builder.Resource.Name}-{suffix}";
    }

    private static string Prefix(IDistributedApplicationBuilder application)
    {
        if (application.Configuration[PrefixKey] is not { Length: > 0 } prefix)
        {
            var name = string.Concat(application.Environment.ApplicationName.Select((c, i) => IsAllowed(c, i) ? c : '_')).ToLowerInvariant();
            return $"{name}-{application.Configuration["AppHost:Sha256"]![..10].ToLowerInvariant()}";
        }

        return IsAllowed(prefix)
            ? prefix
            : throw new DistributedApplicationException($"The configuration has '{prefix}' as {PrefixKey}, which cannot begin the name of a volume. Use ASCII letters and digits, and after the first of them '_', '.' and '-' too.");
    }

    private static bool IsAllowed(string text) => text.Select(IsAllowed).All(allowed => allowed);

    private static bool IsAllowed(char c, int index) => char.IsAsciiLetter(c) || char.IsNumber(c) || (index > 0 && c is '_' or '.' or '-');
}
