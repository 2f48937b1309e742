using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A command of a resource as it is offered.</summary>
/// <param name="Name">The name by which it is run.</param>
/// <param name="State">Whether it can be run now.</param>
/// <param name="DisplayName">The name that is shown.</param>
/// <param name="DisplayDescription">What it does.</param>
/// <param name="Parameter">A value that is sent along with the request.</param>
/// <param name="ConfirmationMessage">The question asked first; null to ask none.</param>
/// <param name="IconName">The name of the icon.</param>
/// <param name="IconVariant">The variant of the icon.</param>
/// <param name="IsHighlighted">Whether it stands as a button of its own rather than in the menu.</param>
[DebuggerDisplay("{State}", Name = "{Name}")]
public sealed record ResourceCommandSnapshot(
    string Name,
    ResourceCommandState State,
    string DisplayName,
    string? DisplayDescription,
    [property: Obsolete("Nothing reads it any more.")] object? Parameter,
    string? ConfirmationMessage,
    string? IconName,
    IconVariant? IconVariant,
    bool IsHighlighted)
{
    /// <summary>Gets where the command is offered; by default everywhere.</summary>
    public ResourceCommandVisibility Visibility { get; init; } = ResourceCommandVisibility.UI | ResourceCommandVisibility.Api;
}
