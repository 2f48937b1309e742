namespace Aspire.Hosting.ApplicationModel;

/// <summary>The names of the commands that resources have of their own.</summary>
public static class KnownResourceCommands
{
    /// <summary>Starts the resource.</summary>
    public static readonly string StartCommand = "start";

    /// <summary>Stops the resource.</summary>
    public static readonly string StopCommand = "stop";

    /// <summary>Stops the resource and starts it again.</summary>
    public static readonly string RestartCommand = "restart";

    /// <summary>Builds the resource anew and restarts it.</summary>
    public static readonly string RebuildCommand = "rebuild";

    /// <summary>Sets the value of a parameter.</summary>
    public static readonly string SetParameterCommand = "set-parameter";

    /// <summary>Forgets the saved value of a parameter.</summary>
    public static readonly string DeleteParameterCommand = "delete-parameter";

    // Older tools still send these names.
    internal static string Modernize(string name) => name switch
    {
        "resource-start" => StartCommand,
        "resource-stop" => StopCommand,
        "resource-restart" => RestartCommand,
        "parameter-set" => SetParameterCommand,
        "parameter-delete" => DeleteParameterCommand,
        _ => name
    };
}
