using EnvMap.Catalog.Validation;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Catalog.Validation;

public sealed class KnownToolsTests
{
    private static readonly string[] s_known = [.. SeedMap.Read().Tools.Select(tool => tool.Name)];

    [Fact]
    public void ARowOfTheTeamsOwnIsDocumentationOnly()
    {
        var map = SeedMap.ReadChanged(("| Watchtower |", "| k6 |"), ("| Jaeger |", "| Jager |")).GetMap();
        Assert.Equal(
            [
                "environment-map.md(52,3): warning: 'Jager' is no known tool, so the row is documentation only. Did you mean 'Jaeger'?",
                "environment-map.md(63,3): warning: 'k6' is no known tool, so the row is documentation only.",
            ],
            KnownTools.Check(map, s_known).Select(problem => problem.ToString()));
    }

    [Fact]
    public void KnownRowsAreNotMentioned()
    {
        Assert.Empty(KnownTools.Check(SeedMap.Read(), s_known));
    }
}
