using Microsoft.Extensions.Logging;

namespace EnvMap.Tests.TestSupport;

/// <summary>A line that a <see cref="RecordingLoggerFactory"/> recorded.</summary>
internal sealed record LoggedLine(string Category, LogLevel Level, string Message);
