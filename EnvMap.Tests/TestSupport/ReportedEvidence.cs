using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tests.TestSupport;

/// <summary>Evidence of the whole map as <c>envmap evidence</c> writes it, with cells of every kind.</summary>
internal static class ReportedEvidence
{
    /// <summary>Every kind of cell in turn: seen, accepted, published, not shown, not realised; ❌ is true but for one.</summary>
    public static EvidenceReport Create(DateTimeOffset at, string commit = "0f3c9a1b2c3d") => new()
    {
        Commit = commit,
        At = at,
        Cells =
        [
            .. SeedMap.Read().Tools.SelectMany(tool => tool.Placements, (tool, placement) => (tool.Name, Placement: placement)).Index().Select(cell =>
                Create(cell.Item.Name, cell.Item.Placement.Environment, cell.Item.Placement.IsApplicable, cell.Index)),
        ],
    };

    /// <summary>A report of one cell.</summary>
    public static EvidenceReport Of(DateTimeOffset at, string commit, EvidenceCell cell) => new() { Commit = commit, At = at, Cells = [cell] };

    /// <summary>Sends it as the tool does.</summary>
    public static async Task<JsonElement> SendAsync(this HttpClient client, EvidenceReport report)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var content = new StringContent(JsonSerializer.Serialize(report, EvidenceJson.Context.EvidenceReport), System.Text.Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/api/evidence", content, cancellation);
        Assert.True(response.StatusCode is HttpStatusCode.Created, await response.Content.ReadAsStringAsync(cancellation));
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
    }

    private static EvidenceCell Create(string row, DeployEnvironment environment, bool isApplicable, int index)
    {
        var reached = isApplicable && index % 5 < 3 ? (EvidenceGrade?)(index % 5) : null;
        var isTrue = isApplicable ? reached is not null : index % 7 > 0;
        return new EvidenceCell
        {
            Row = row,
            Environment = environment,
            Profile = isApplicable ? $"{environment.ToString().ToLowerInvariant()}-0" : "",
            Applicable = isApplicable,
            Declared = isApplicable && index % 5 < 4 ? reached ?? EvidenceGrade.Observed : null,
            Reached = reached,
            True = isTrue,
            By = reached > EvidenceGrade.Rendered ? ["docker compose up"] : [],
            Problems = isTrue ? [] : ["The result is of another commit."],
        };
    }
}
