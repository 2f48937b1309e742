using System.Globalization;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

/// <summary>A line of <c>expectations.tsv</c>; a row without method means the whole file.</summary>
internal sealed record ExpectationRow(string Case, string File, string? Method, int? Index, string? Node, string Outcome, string? Reason)
{
    public static IReadOnlyList<ExpectationRow> All { get; } = [.. System.IO.File
        .ReadLines(RepositoryRoot.Combine("EnvMap.Tests", "Hosting", "Publishing", "OfficialExpectations", "expectations.tsv"))
        .Where(line => line is not "" && line[0] != '#').Select(Parse)];

    private static ExpectationRow Parse(string line)
    {
        var cells = line.Split('\t').Select(cell => cell is "-" ? null : cell).ToArray();
        return cells is [{ } id, { } file, var method, var index, var node, { } outcome, var reason]
            ? new(id, file, method, index is null ? null : int.Parse(index, CultureInfo.InvariantCulture), node, outcome, reason)
            : throw new FormatException($"expectations.tsv: '{line}' has not seven columns, of which the third to fifth and the last may be '-'.");
    }
}
