namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a command is offered.</summary>
public class CommandOptions
{
    /// <summary>Gets or sets the name of a Fluent UI icon.</summary>
    public string? IconName { get; set; }

    /// <summary>Gets or sets the variant of the icon.</summary>
    public IconVariant? IconVariant { get; set; }

    /// <summary>Gets or sets whether the command stands as a button of its own rather than in the menu.</summary>
    public bool IsHighlighted { get; set; }

    /// <summary>Gets or sets the question asked first; null to ask none.</summary>
    public string? ConfirmationMessage { get; set; }

    /// <summary>Gets or sets what the command does.</summary>
    public string? Description { get; set; }

    /// <summary>Gets or sets a value that is sent along with the request.</summary>
    [Obsolete("Nothing reads it any more.")]
    public object? Parameter
    {
        get => ParameterValue;
        set => ParameterValue = value;
    }

    /// <summary>Gets or sets what decides, at each change of the resource, whether the command can be run; null for always.</summary>
    public Func<UpdateCommandStateContext, ResourceCommandState>? UpdateState { get; set; }

    /// <summary>Gets or sets where the command is offered; by default everywhere.</summary>
    public ResourceCommandVisibility Visibility { get; set; } = ResourceCommandVisibility.UI | ResourceCommandVisibility.Api;

    internal object? ParameterValue { get; set; }
}
