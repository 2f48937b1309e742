namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a command ended; made by <see cref="CommandResults"/>.</summary>
public sealed class ExecuteCommandResult
{
    /// <summary>Gets whether the command did what it is for.</summary>
    public required bool Success { get; init; }

    /// <summary>Gets whether the command was given up on request.</summary>
    public bool Canceled { get; init; }

    /// <summary>Gets what is said about it: where the command failed, why.</summary>
    public string? Message { get; init; }

    /// <summary>Gets the message, by its older name.</summary>
    [Obsolete("Use Message instead.")]
    public string? ErrorMessage
    {
        get => Message;
        init => Message = value;
    }

    /// <summary>Gets what the command produced.</summary>
    public CommandResultData? Data { get; init; }
}
