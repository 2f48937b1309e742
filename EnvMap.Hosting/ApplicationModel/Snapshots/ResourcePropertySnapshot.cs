using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A property of a resource as it is shown.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value: a text, a number, a time, or a list of such.</param>
[DebuggerDisplay("{Value}", Name = "{Name}")]
public sealed record ResourcePropertySnapshot(string Name, object? Value)
{
    /// <summary>Gets whether the value is shown only on request.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Gets the label in the dashboard; null for one that is made of the name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Gets whether the dashboard shows the property without being asked for all of them.</summary>
    public bool IsHighlighted { get; init; }

    /// <summary>Gets the place among the properties of the resource; null for one that the dashboard chooses.</summary>
    public int? SortOrder { get; init; }
}
