using System.Text.Json;

namespace Aspire.Hosting.Publishing;

/// <summary>The manifest that is being written.</summary>
/// <param name="executionContext">The context of the publish.</param>
/// <param name="manifestPath">The path of the manifest.</param>
/// <param name="writer">Writes the manifest.</param>
/// <param name="cancellationToken">Ends the work.</param>
public sealed class ManifestPublishingContext(DistributedApplicationExecutionContext executionContext, string manifestPath, Utf8JsonWriter writer, CancellationToken cancellationToken = default)
{
    /// <summary>Gets the context of the publish.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext;

    /// <summary>Gets the path of the manifest.</summary>
    public string ManifestPath { get; } = manifestPath;

    /// <summary>Gets what writes the manifest.</summary>
    public Utf8JsonWriter Writer { get; } = writer;

    /// <summary>Gets what ends the work.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Makes a path relative to the manifest, with slashes.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The relative path, or null for null.</returns>
    public string? GetManifestRelativePath(string? path)
        => path is null ? null : Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(ManifestPath))!, path).Replace('\\', '/');
}
