using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EnvMap.ServiceDefaults;

internal static class HealthResponse
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        // What it depends on, and how that does, is nobody's business outside.
        var checks = context.Request.IsForwarded() ? null : report.Entries.ToDictionary(entry => entry.Key, entry => new
        {
            status = entry.Value.Status.ToString(),
            description = Describe(entry.Value),
        });
        return context.Response.WriteAsJsonAsync(
            new { status = report.Status.ToString(), checks },
            s_json,
            context.RequestAborted);
    }

    // A check that throws gets the exception's message as its description; such a message may quote addresses or user names.
    private static string? Describe(HealthReportEntry entry) =>
        entry.Exception is { } exception && entry.Description == exception.Message ? null : entry.Description;
}
