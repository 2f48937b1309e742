using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

/// <summary>
/// A line of <c>expectations.tsv</c>. A row without method means the whole file. <paramref name="Part"/> is the index of a JSON literal of the method,
/// or a text that selects assertions of it; <paramref name="Node"/> is a resource in the JSON.
/// </summary>
internal sealed record ExpectationRow(string Case, string File, string? Method, string? Part, string? Node, string Outcome, string? Reason)
{
    public static IReadOnlyList<ExpectationRow> All { get; } = [.. System.IO.File
        .ReadLines(RepositoryRoot.Combine("EnvMap.Tests", "Hosting", "Publishing", "OfficialExpectations", "expectations.tsv"))
        .Where(line => line is not "" && line[0] != '#').Select(Parse)];

    public bool SelectsAssertions => Part is not null && !int.TryParse(Part, out _);

    private static ExpectationRow Parse(string line)
    {
        var cells = line.Split('\t').Select(cell => cell is "-" ? null : cell).ToArray();
        return cells is [{ } id, { } file, var method, var part, var node, { } outcome, var reason]
            ? new(id, file, method, part, node, outcome, reason)
            : throw new FormatException($"expectations.tsv: '{line}' has not seven columns, of which the third to fifth and the last may be '-'.");
    }
}
