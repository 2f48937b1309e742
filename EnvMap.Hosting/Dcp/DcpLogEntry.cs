using System.Text;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dcp;

/// <summary>A line of DCP's own log: time, level, category and message, separated by tabs.</summary>
internal readonly record struct DcpLogEntry(DateTimeOffset? Timestamp, LogLevel Level, string Category, string Message)
{
    // 2026-01-31T20:40:50.509Z <tab> info <tab> dcp.ServiceReconciler <tab> Service api is now in state Ready <tab> {"Service": "/api"}
    public static bool TryParse(ReadOnlySpan<byte> line, out DcpLogEntry entry)
    {
        entry = default;
        var text = Encoding.UTF8.GetString(line.TrimEnd("\r\n"u8)).AsSpan();
        if (!TryTake(ref text, out var time) || !TryTake(ref text, out var level) || !TryTake(ref text, out var category))
        {
            return false;
        }

        DateTimeOffset? timestamp = DateTimeOffset.TryParse(time, System.Globalization.CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        entry = new DcpLogEntry(timestamp, LevelOf(level), category.ToString(), text.ToString());
        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<char> text, out ReadOnlySpan<char> field)
    {
        var tab = text.IndexOf('\t');
        field = tab < 0 ? default : text[..tab];
        text = text[(tab + 1)..];
        return tab >= 0;
    }

    private static LogLevel LevelOf(ReadOnlySpan<char> level) => level switch
    {
        "error" => LogLevel.Error,
        "warning" or "warn" => LogLevel.Warning,
        "debug" => LogLevel.Debug,
        "trace" => LogLevel.Trace,
        _ => LogLevel.Information,
    };
}
