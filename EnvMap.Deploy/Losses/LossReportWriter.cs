using System.Text.Encodings.Web;
using System.Text.Json;

namespace EnvMap.Deploy.Losses;

/// <summary>Writes and reads <c>loss-report.json</c>.</summary>
public static class LossReportWriter
{
    private static readonly LossJsonContext s_context = new(new JsonSerializerOptions(LossJsonContext.Default.Options)
    {
        // The file is read by people; it never stands in a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The report as JSON; the same report always gives the same text.</summary>
    public static string Write(LossReport report) => $"{JsonSerializer.Serialize(report, s_context.LossReport)}\n";

    /// <summary>Reads what <see cref="Write"/> wrote; a <see cref="JsonException"/> where it is something else.</summary>
    public static LossReport Read(string json) =>
        JsonSerializer.Deserialize(json, s_context.LossReport) ?? throw new JsonException("The loss report is null. Write it again.");
}
