using EnvMap.Catalog;
using EnvMap.Deploy.Compose.Drift;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Compose.Drift;

public sealed class DriftRuleReaderTests
{
    [Theory]
    [InlineData("ignore: []\n", "")]
    [InlineData("", "")]
    [InlineData("ignore:\n  - { service: edge, aspect: ports, item: 8080/tcp, reason: r }\n  - { service: '*', reason: all }\n", "edge:ports:8080/tcp (r) *:* (all)")]
    [InlineData("ignore:\n  - { service: edge, aspect: port, reason: r }\n", "FILE(2,1): error: There is no aspect 'port'. Write * or one of service, replicas, state, image, environment, command, networks, ports, mounts, rights, restart, limits, logging, health-check, health, labels. Did you mean 'ports'?")]
    [InlineData("ignore:\n  - { service: edge, aspect: ports }\n", "FILE(2,1): error: A rule needs a service and a reason. Write 'ignore:' and a list under it: - { service: edge, aspect: ports, item: 8080/tcp, reason: … }.")]
    [InlineData("ignore:\n  - { service: edge, reson: ports }\n", "FILE(2,1): error: A rule has no field 'reson'. It has service, aspect, item, reason. Did you mean 'reason'?")]
    [InlineData("ignored: []\n", "FILE(1,1): error: There is no list 'ignore', or more than it. Write 'ignore:' and a list under it: - { service: edge, aspect: ports, item: 8080/tcp, reason: … }.")]
    public void AFileOfRulesIsReadOrItIsSaidWhatIsWrong(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write(DriftRuleReader.FileName, text);
        var problems = new List<CatalogProblem>();
        var rules = DriftRuleReader.ReadFile(folder.FullName, problems);
        Assert.Equal(expected, string.Join(' ', rules.Select(rule => $"{rule} ({rule.Reason})").Concat(problems.Select(problem => $"{problem}".Replace(path, "FILE", StringComparison.Ordinal)))));
    }

    [Theory]
    [InlineData("edge:ports", true)]
    [InlineData("*:*", true)]
    [InlineData("ed*:ports:80*/tcp", true)]
    [InlineData("edge:ports:9090/tcp", false)]
    [InlineData("edge:networks", false)]
    [InlineData("api:ports", false)]
    public void ARuleMatchesByServiceAspectAndItem(string words, bool matches)
    {
        var problems = new List<CatalogProblem>();
        var rule = DriftRuleReader.ReadWords(words, problems);
        Assert.Empty(problems);
        Assert.Equal(matches, rule!.Matches(new DriftFinding { Service = "edge", Aspect = DriftAspect.Ports, Item = "8080/tcp", Message = "" }));
    }

    [Theory]
    [InlineData("edge")]
    [InlineData("edge:")]
    [InlineData(":ports")]
    [InlineData("edge:colour")]
    public void WordsThatAreNoRuleAreRefused(string words)
    {
        var problems = new List<CatalogProblem>();
        Assert.Null(DriftRuleReader.ReadWords(words, problems));
        Assert.Single(problems);
    }
}
