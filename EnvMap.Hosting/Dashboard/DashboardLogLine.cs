using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dashboard;

/// <summary>One line of the dashboard's console, which it writes as JSON.</summary>
internal sealed record DashboardLogLine(LogLevel Level, string Category, string Message, string? Exception)
{
    // {"EventId":0,"LogLevel":"Information","Category":"Aspire.Dashboard.DashboardWebApplication","Message":"Now listening on: http://localhost:15000","State":{…}}
    public static bool TryParse(string line, [NotNullWhen(true)] out DashboardLogLine? parsed)
    {
        parsed = null;
        if (!line.StartsWith('{'))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (Text(root, "Message") is not { } message || !Enum.TryParse<LogLevel>(Text(root, "LogLevel"), out var level))
            {
                return false;
            }

            parsed = new DashboardLogLine(level, Text(root, "Category") ?? "", message, Text(root, "Exception"));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? Text(JsonElement element, string name)
        => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
