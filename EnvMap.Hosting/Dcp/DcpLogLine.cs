namespace EnvMap.Hosting.Dcp;

/// <summary>A line that a process or container wrote.</summary>
internal readonly record struct DcpLogLine(DateTimeOffset? Timestamp, string Text, bool IsError);
