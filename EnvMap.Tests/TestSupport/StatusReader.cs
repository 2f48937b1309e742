using System.Net.Http.Json;
using System.Text.Json;

namespace EnvMap.Tests.TestSupport;

/// <summary>Reads the state of cells from an API.</summary>
internal static class StatusReader
{
    /// <summary>Variables that make an API probe a URL for rows.</summary>
    public static (string, string)[] HttpProbe(string resource, Uri target, params string[] rows) =>
        [.. Probe(resource, "Http", target.AbsoluteUri, rows)];

    /// <summary>Variables that make an API probe something for rows.</summary>
    public static (string, string)[] Probe(string resource, string kind, string target, params string[] rows) =>
    [
        ($"EnvMap__Probes__{resource}__Kind", kind),
        ($"EnvMap__Probes__{resource}__Target", target),
        .. rows.Index().Select(row => ($"EnvMap__Probes__{resource}__Rows__{row.Index}", row.Item)),
    ];

    public static (string, string) Interval(double seconds) => ("EnvMap__Observations__Interval", $"{TimeSpan.FromSeconds(seconds)}");

    public static Task<JsonElement> StatusAsync(this HttpClient client) =>
        client.GetFromJsonAsync<JsonElement>("/api/status", TestContext.Current.CancellationToken);

    /// <summary>A cell of a report, or of an event's data; undefined where it has none.</summary>
    public static JsonElement Cell(this JsonElement report, string row, string environment) =>
        report.GetProperty("cells").EnumerateArray().FirstOrDefault(cell => cell.GetProperty("row").GetString() == row && cell.GetProperty("environment").GetString() == environment);

    public static JsonElement Column(this JsonElement report, string environment) =>
        report.GetProperty("columns").EnumerateArray().Single(column => column.GetProperty("environment").GetString() == environment);

    /// <summary>Drift and health, such as <c>in-sync healthy</c>.</summary>
    public static string State(this JsonElement cell) => $"{cell.GetProperty("drift").GetString()} {cell.GetProperty("health").GetString()}";

    /// <summary>Waits until a cell is in a state, and returns the cell.</summary>
    public static async Task<JsonElement> WaitForCellAsync(this HttpClient client, string row, string environment, string state)
    {
        var cell = default(JsonElement);
        await Eventually.Async(async () => (cell = (await client.StatusAsync()).Cell(row, environment)).State() == state, $"the cell {row} of {environment} to be {state}");
        return cell;
    }
}
