using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Backchannel.Messages;

/// <summary>A line of the AppHost's log.</summary>
internal sealed record AppHostLogEntry(DateTimeOffset Timestamp, LogLevel LogLevel, string CategoryName, EventId EventId, string Message);
