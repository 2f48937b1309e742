using EnvMap.Catalog.Validation;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Catalog.Validation;

public sealed class RowsAreKnownTests
{
    [Fact]
    public void ARowOfTheTeamsOwnIsDocumentationOnly()
    {
        var result = SeedMap.ReadChanged(("| Watchtower |", "| k6 |"), ("| Jaeger |", "| Jager |"));
        Assert.False(result.HasErrors);
        Assert.Equal(
            [
                "environment-map.md(52,3): warning: 'Jager' is no known tool, so the row is documentation only. Did you mean 'Jaeger'?",
                "environment-map.md(63,3): warning: 'k6' is no known tool, so the row is documentation only.",
            ],
            result.Problems.Where(problem => problem.Line < 100).Select(problem => problem.ToString()));
    }

    [Fact]
    public void TheSeedHasEveryKnownRow()
    {
        Assert.Equal(SeedMap.Read().Tools.Select(tool => tool.Name), KnownTools.Names);
    }
}
