using EnvMap.Catalog;

namespace EnvMap.Tests.Catalog;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("promtheus", "Prometheus")]
    [InlineData("Garfana", "Grafana")]
    [InlineData("Redis", "Redis (Docker)")]
    [InlineData("ecr", "ECR")]
    [InlineData("EKS", null)]
    [InlineData("Version tagging", null)]
    [InlineData("", null)]
    public void OnlyANearNameIsSuggested(string text, string? name)
    {
        Assert.Equal(name, Suggestion.For(text, ["Prometheus", "Grafana", "Redis (Docker)", "ECR", "ECS"]));
    }

    [Fact]
    public void ALongTextHasNoSuggestion()
    {
        Assert.Null(Suggestion.For(new string('a', 100_000), [new string('a', 99_999)]));
    }
}
