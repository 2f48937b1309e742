using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A URL at which a resource is reached.</summary>
/// <param name="Name">The endpoint that the URL belongs to; null where it belongs to none.</param>
/// <param name="Url">The URL.</param>
/// <param name="IsInternal">Whether it shows only among the details.</param>
[DebuggerDisplay("{Url}", Name = "{Name}")]
public sealed record UrlSnapshot(string? Name, string Url, bool IsInternal)
{
    /// <summary>Gets whether the URL does not answer yet and is not shown.</summary>
    public bool IsInactive { get; init; }

    /// <summary>Gets how the URL is shown.</summary>
    public UrlDisplayPropertiesSnapshot DisplayProperties { get; init; } = new();
}
