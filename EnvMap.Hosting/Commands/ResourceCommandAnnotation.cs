using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A command that can be run on a resource.</summary>
/// <param name="name">The name by which it is run.</param>
/// <param name="displayName">The name that is shown.</param>
/// <param name="updateState">Decides, at each change of the resource, whether the command can be run.</param>
/// <param name="executeCommand">Runs the command.</param>
/// <param name="displayDescription">What it does.</param>
/// <param name="parameter">A value that is sent along with the request.</param>
/// <param name="confirmationMessage">The question asked first; null to ask none.</param>
/// <param name="iconName">The name of the icon.</param>
/// <param name="iconVariant">The variant of the icon.</param>
/// <param name="isHighlighted">Whether it stands as a button of its own rather than in the menu.</param>
[DebuggerDisplay("{Name}")]
public sealed class ResourceCommandAnnotation(
    string name,
    string displayName,
    Func<UpdateCommandStateContext, ResourceCommandState> updateState,
    Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand,
    string? displayDescription,
    object? parameter,
    string? confirmationMessage,
    string? iconName,
    IconVariant? iconVariant,
    bool isHighlighted) : IResourceAnnotation
{
    /// <summary>Gets the name by which the command is run.</summary>
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>Gets the name that is shown.</summary>
    public string DisplayName { get; } = displayName ?? throw new ArgumentNullException(nameof(displayName));

    /// <summary>Gets what decides whether the command can be run.</summary>
    public Func<UpdateCommandStateContext, ResourceCommandState> UpdateState { get; } = updateState ?? throw new ArgumentNullException(nameof(updateState));

    /// <summary>Gets what runs the command.</summary>
    public Func<ExecuteCommandContext, Task<ExecuteCommandResult>> ExecuteCommand { get; } = executeCommand ?? throw new ArgumentNullException(nameof(executeCommand));

    /// <summary>Gets what the command does.</summary>
    public string? DisplayDescription { get; } = displayDescription;

    /// <summary>Gets the question asked first.</summary>
    public string? ConfirmationMessage { get; } = confirmationMessage;

    /// <summary>Gets the name of the icon.</summary>
    public string? IconName { get; } = iconName;

    /// <summary>Gets the variant of the icon.</summary>
    public IconVariant? IconVariant { get; } = iconVariant;

    /// <summary>Gets whether the command stands as a button of its own.</summary>
    public bool IsHighlighted { get; } = isHighlighted;

    /// <summary>Gets where the command is offered.</summary>
    public ResourceCommandVisibility Visibility { get; internal init; } = ResourceCommandVisibility.UI | ResourceCommandVisibility.Api;

    /// <summary>Gets a value that is sent along with the request.</summary>
    [Obsolete("Nothing reads it any more.")]
    public object? Parameter => ParameterValue;

    internal object? ParameterValue { get; } = parameter;
}
