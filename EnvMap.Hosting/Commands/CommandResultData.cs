namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a command produced.</summary>
public sealed class CommandResultData
{
    /// <summary>Gets the text.</summary>
    public required string Value { get; init; }

    /// <summary>Gets what the text is written in.</summary>
    public CommandResultFormat Format { get; init; }

    /// <summary>Gets whether the dashboard opens it without being asked.</summary>
    public bool DisplayImmediately { get; init; }
}
