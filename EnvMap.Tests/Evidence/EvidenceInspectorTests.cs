using System.Text.Json.Nodes;
using EnvMap.Catalog;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Catalog.Profiles;
using EnvMap.Tests.TestSupport;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tests.Evidence;

/// <summary>Which results of tests make a cell true, and which do not.</summary>
public sealed class EvidenceInspectorTests
{
    private const string Row = "Router DNS";
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private static readonly EnvironmentMap s_map = SeedMap.Read();

    [Theory]
    [InlineData("staging-2", "staging-2", EvidenceGrade.Observed, Commit, EvidenceGrade.Observed)]
    [InlineData("staging-0", "staging-0", EvidenceGrade.Observed, Commit, EvidenceGrade.Observed)]
    // A later phase has all that an earlier one has.
    [InlineData("staging-0", "staging-2", EvidenceGrade.Observed, Commit, EvidenceGrade.Observed)]
    [InlineData("staging-2", "staging-0", EvidenceGrade.Observed, Commit, EvidenceGrade.Rendered)]
    [InlineData("staging-0", "local-0", EvidenceGrade.Observed, Commit, EvidenceGrade.Rendered)]
    [InlineData("staging-0", "production-0", EvidenceGrade.Observed, Commit, EvidenceGrade.Rendered)]
    [InlineData("staging-0", "nowhere", EvidenceGrade.Observed, Commit, EvidenceGrade.Rendered)]
    [InlineData("staging-0", "staging-0", EvidenceGrade.Observed, "fedcba9876543210fedcba9876543210fedcba98", EvidenceGrade.Rendered)]
    [InlineData("staging-0", "staging-0", EvidenceGrade.Observed, $"{Commit}-1111111", EvidenceGrade.Rendered)]
    [InlineData("staging-0", "staging-0", EvidenceGrade.Observed, "", EvidenceGrade.Rendered)]
    [InlineData("staging-0", "staging-0", EvidenceGrade.Validated, Commit, EvidenceGrade.Validated)]
    public void AResultCountsForItsCellAndCommit(string cell, string profile, EvidenceGrade grade, string commit, EvidenceGrade reached)
    {
        var report = Inspect(cell, Commit, new EvidenceResult { Row = Row, Profile = profile, Grade = grade, By = "a test", Commit = commit, At = DateTimeOffset.UnixEpoch });
        var one = Assert.Single(report.Cells);

        Assert.Equal((EvidenceGrade.Observed, reached, reached is EvidenceGrade.Observed), (one.Declared, one.Reached, one.True));
        Assert.Equal(reached is EvidenceGrade.Observed ? [] : [$"staging/{Row}"], report.Claimed);
        Assert.Equal(reached is EvidenceGrade.Rendered ? [] : ["a test"], one.By);
        Assert.Equal(reached is EvidenceGrade.Observed ? [] : [$"It is {reached.ToString().ToLowerInvariant()} only. Run the tests at commit {Commit} to have it observed."], one.Problems);
    }

    [Fact]
    public void AResultOfAnotherRowCountsForNothing() =>
        Assert.False(Inspect("staging-0", Commit, Observed("Nginx", Commit)).Cells[0].True);

    [Fact]
    public void WhereNobodyKnowsTheCommitNoResultCounts()
    {
        var cell = Assert.Single(Inspect("staging-0", "", Observed(Row, "")).Cells);
        Assert.Equal((EvidenceGrade.Rendered, false), (cell.Reached, cell.True));
        Assert.Equal(["It is rendered only. In a git repository, run the tests to have it observed."], cell.Problems);
    }

    [Fact]
    public void WhatIsNotSoIsNotTrueWhateverWasSeen()
    {
        var cell = Assert.Single(Inspect("staging-0", Commit, published => published with { Document = published.Document with { Edge = null } }, Observed(Row, Commit)).Cells);
        Assert.Equal((null, false), (cell.Reached, cell.True));
        Assert.Equal(["The profile staging-0 has no edge with a domain."], cell.Problems);
    }

    private static EvidenceResult Observed(string row, string commit) =>
        new() { Row = row, Profile = "staging-0", Grade = EvidenceGrade.Observed, By = "a test", Commit = commit, At = DateTimeOffset.UnixEpoch };

    private static EvidenceReport Inspect(string profile, string commit, params EvidenceResult[] results) => Inspect(profile, commit, published => published, results);

    private static EvidenceReport Inspect(string profile, string commit, Func<PublishedProfile, PublishedProfile> change, params EvidenceResult[] results)
    {
        Assert.True(ProfileName.TryParse(profile, out var name));
        var tool = s_map.Find(Row)!;
        var cell = new ToolPlacement { Environment = name.Environment, Status = CellStatus.Planned, Phase = name.Phase };
        var publication = Assert.Single(EvidencePlan.Of(s_map, tool, cell));
        var published = change(new PublishedProfile
        {
            Manifest = new JsonObject(),
            Document = new ProfileDocument
            {
                Name = profile,
                Environment = name.Environment,
                Phase = name.Phase.Number,
                Edge = new EdgeDocument { Resource = "edge", Endpoint = "http", Domain = "example.org" },
                Rows = [new RowDocument { Row = Row, State = RowState.In, Cell = "✅" }],
                Resources = new Dictionary<string, ResourceDocument> { ["api"] = new() { EdgeRoutes = [new EdgeRouteDocument { Host = "api", Endpoint = "http" }] } },
            },
        });
        return new EvidenceInspector(s_map, new Dictionary<string, PublishedProfile> { [publication.Key] = published }, results, commit).Inspect([(tool, cell)], DateTimeOffset.UnixEpoch);
    }
}
