namespace Aspire.Hosting.ApplicationModel;

/// <summary>Makes the results that commands end with.</summary>
public static class CommandResults
{
    /// <summary>Says that the command succeeded.</summary>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Success() => new() { Success = true };

    /// <summary>Says that the command succeeded, and something about it.</summary>
    /// <param name="message">What is said.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Success(string message) => new() { Success = true, Message = message };

    /// <summary>Says that the command succeeded, with what it produced.</summary>
    /// <param name="message">What is said.</param>
    /// <param name="value">What it produced.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Success(string message, CommandResultData value)
        => new() { Success = true, Message = message, Data = value };

    /// <summary>Says that the command succeeded, with a text that it produced.</summary>
    /// <param name="message">What is said.</param>
    /// <param name="result">The text.</param>
    /// <param name="resultFormat">What the text is written in.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Success(string message, string result, CommandResultFormat resultFormat = CommandResultFormat.Text)
        => Success(message, result, resultFormat, displayImmediately: false);

    /// <summary>Says that the command succeeded, with a text that it produced.</summary>
    /// <param name="message">What is said.</param>
    /// <param name="result">The text.</param>
    /// <param name="resultFormat">What the text is written in.</param>
    /// <param name="displayImmediately">Whether the dashboard opens the text without being asked.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Success(string message, string result, CommandResultFormat resultFormat, bool displayImmediately)
        => Success(message, new CommandResultData { Value = result, Format = resultFormat, DisplayImmediately = displayImmediately });

    /// <summary>Says that the command failed.</summary>
    /// <param name="errorMessage">Why.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Failure(string? errorMessage = null) => new() { Success = false, Message = errorMessage };

    /// <summary>Says that the command failed with an exception.</summary>
    /// <param name="exception">The exception, whose message becomes the result's.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Failure(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return Failure(exception.Message);
    }

    /// <summary>Says that the command failed, with what it produced.</summary>
    /// <param name="errorMessage">Why.</param>
    /// <param name="value">What it produced.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Failure(string errorMessage, CommandResultData value)
        => new() { Success = false, Message = errorMessage, Data = value };

    /// <summary>Says that the command failed, with a text that it produced.</summary>
    /// <param name="errorMessage">Why.</param>
    /// <param name="result">The text.</param>
    /// <param name="resultFormat">What the text is written in.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Failure(string errorMessage, string result, CommandResultFormat resultFormat = CommandResultFormat.Text)
        => Failure(errorMessage, new CommandResultData { Value = result, Format = resultFormat });

    /// <summary>Says that the command was given up on request.</summary>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Canceled() => new() { Success = false, Canceled = true };
}
