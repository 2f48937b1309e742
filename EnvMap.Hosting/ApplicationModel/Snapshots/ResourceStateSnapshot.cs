using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The state of a resource as it is shown.</summary>
/// <param name="Text">The state, one of <see cref="KnownResourceStates"/> or a text of one's own.</param>
/// <param name="Style">One of <see cref="KnownResourceStateStyles"/>; null for that of the state.</param>
[DebuggerDisplay("{Text}")]
public sealed record ResourceStateSnapshot(string Text, string? Style)
{
    /// <summary>Makes a state without a style of its own.</summary>
    /// <param name="s">The text; null gives null.</param>
    public static implicit operator ResourceStateSnapshot?(string? s) => s is null ? null : new ResourceStateSnapshot(s, null);
}
