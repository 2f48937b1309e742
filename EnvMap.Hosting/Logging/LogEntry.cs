using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A line of a log before it gets its number.</summary>
/// <param name="Timestamp">When it was written, in UTC; null where that is not known.</param>
/// <param name="Content">The text without the time.</param>
/// <param name="IsError">Whether it tells of an error.</param>
internal readonly record struct LogEntry(DateTime? Timestamp, string Content, bool IsError)
{
    private const string TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffffffK";

    /// <summary>Reads a line that begins with an RFC 3339 time and a space, as DCP writes it; another one has no time.</summary>
    public static LogEntry Parse(string line, bool isError)
    {
        // 2026-03-01T09:30:00.473275911Z Now listening on: http://localhost:5000
        const int ShortestTimestamp = 20;

        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var end = space < 0 ? line.Length : space;
        return end >= ShortestTimestamp && line[10] == 'T'
            && DateTimeOffset.TryParse(line.AsSpan(0, end), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var timestamp)
                ? new LogEntry(timestamp.UtcDateTime, space < 0 ? "" : line[(space + 1)..], isError)
                : new LogEntry(null, line, isError);
    }

    public LogLine ToLine(int number)
        => new(number, Timestamp is { } time ? $"{time.ToString(TimestampFormat, CultureInfo.InvariantCulture)} {Content}" : Content, IsError);
}
