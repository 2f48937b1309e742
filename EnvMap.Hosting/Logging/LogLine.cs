namespace Aspire.Hosting.ApplicationModel;

/// <summary>A line of a resource's log.</summary>
/// <param name="LineNumber">The position in the log as it is read, from 1.</param>
/// <param name="Content">The text, with the time in front where it is known.</param>
/// <param name="IsErrorMessage">Whether the line tells of an error.</param>
public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage);
