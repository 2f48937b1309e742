using System.Runtime.CompilerServices;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Adds a command to the resource; one of the same name is replaced.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name by which the command is run.</param>
    /// <param name="displayName">The name that is shown.</param>
    /// <param name="executeCommand">Runs the command.</param>
    /// <param name="commandOptions">How the command is offered.</param>
    /// <returns>The builder.</returns>
    [OverloadResolutionPriority(1)]
    public static IResourceBuilder<T> WithCommand<T>(
        this IResourceBuilder<T> builder,
        string name,
        string displayName,
        Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand,
        CommandOptions? commandOptions = null)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);

        var options = commandOptions ?? new CommandOptions();
        var command = new ResourceCommandAnnotation(
            name,
            displayName,
            options.UpdateState ?? (_ => ResourceCommandState.Enabled),
            executeCommand,
            options.Description,
            options.ParameterValue,
            options.ConfirmationMessage,
            options.IconName,
            options.IconVariant,
            options.IsHighlighted)
        {
            Visibility = options.Visibility
        };

        foreach (var replaced in builder.Resource.Annotations.OfType<ResourceCommandAnnotation>().Where(c => c.Name == name).ToArray())
        {
            builder.Resource.Annotations.Remove(replaced);
        }

        return builder.WithAnnotation(command);
    }

    /// <summary>Adds a command to the resource; one of the same name is replaced.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="name">The name by which the command is run.</param>
    /// <param name="displayName">The name that is shown.</param>
    /// <param name="executeCommand">Runs the command.</param>
    /// <param name="updateState">Decides, at each change of the resource, whether the command can be run.</param>
    /// <param name="displayDescription">What the command does.</param>
    /// <param name="parameter">A value that is sent along with the request.</param>
    /// <param name="confirmationMessage">The question asked first; null to ask none.</param>
    /// <param name="iconName">The name of the icon.</param>
    /// <param name="iconVariant">The variant of the icon.</param>
    /// <param name="isHighlighted">Whether the command stands as a button of its own.</param>
    /// <returns>The builder.</returns>
    [Obsolete("Use the overload that takes CommandOptions instead.")]
    public static IResourceBuilder<T> WithCommand<T>(
        this IResourceBuilder<T> builder,
        string name,
        string displayName,
        Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand,
        Func<UpdateCommandStateContext, ResourceCommandState>? updateState = null,
        string? displayDescription = null,
        object? parameter = null,
        string? confirmationMessage = null,
        string? iconName = null,
        IconVariant? iconVariant = null,
        bool isHighlighted = false)
        where T : IResource
        => builder.WithCommand(name, displayName, executeCommand, new CommandOptions
        {
            UpdateState = updateState,
            Description = displayDescription,
            ParameterValue = parameter,
            ConfirmationMessage = confirmationMessage,
            IconName = iconName,
            IconVariant = iconVariant,
            IsHighlighted = isHighlighted
        });
}
