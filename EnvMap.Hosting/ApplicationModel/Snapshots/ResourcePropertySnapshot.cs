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
}
