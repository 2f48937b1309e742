using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Catalog.Profiles;

public sealed class ProfileSelectorTests
{
    private static readonly string[] s_options = ["Node Exporter"];

    [Theory]
    [InlineData("local-0")]
    [InlineData("local-1")]
    [InlineData("staging-0")]
    [InlineData("staging-2")]
    [InlineData("production-0")]
    [InlineData("production-3")]
    public void ACommittedProfileHoldsWhatTheMapSays(string name)
    {
        Assert.True(ProfileName.TryParse(name, out var parsed));
        var profile = ProfileSelector.Select(SeedMap.Read(), parsed.Environment, parsed.Phase, options: Options(parsed.Environment));
        Assert.Equal(parsed, profile.Name);
        Assert.True(profile.IsWithinMap);
        Assert.False(profile.HasErrors);
        var lines = profile.Rows.Select(row => $"{row.State,-12} {row.Tool.Name,-24} {row.Slot.ToSlug(),-12} {row.Reason}")
            .Concat(profile.Problems.Select(problem => problem.ToString()));
        Snapshot.Match(string.Join('\n', lines) + "\n", name);
    }

    [Fact]
    public void AMapHasAProfileForEachPhaseThatChangesAColumn()
    {
        Assert.Equal(
            ["local-0", "local-1", "staging-0", "staging-2", "production-0", "production-3"],
            ProfileName.AllOf(SeedMap.Read()).Select(name => name.ToString()));
    }

    [Theory]
    [InlineData(DeployEnvironment.Local, null, "local-1")]
    [InlineData(DeployEnvironment.Local, 9, "local-1")]
    [InlineData(DeployEnvironment.Staging, null, "staging-0")]
    [InlineData(DeployEnvironment.Staging, 1, "staging-0")]
    [InlineData(DeployEnvironment.Staging, 5, "staging-2")]
    [InlineData(DeployEnvironment.Production, null, "production-0")]
    [InlineData(DeployEnvironment.Production, 2, "production-0")]
    [InlineData(DeployEnvironment.Production, 3, "production-3")]
    public void APhaseMeansTheLastOneUpToItThatChangesTheColumn(DeployEnvironment environment, int? phase, string name)
    {
        var profile = ProfileSelector.Select(SeedMap.Read(), environment, phase is { } number ? new Phase(number) : null);
        Assert.Equal(name, profile.Name.ToString());
        Assert.Equal(phase ?? ProfileName.DefaultPhase(environment).Number, profile.RequestedPhase.Number);
    }

    [Fact]
    public void ANegativePhaseIsAnError()
    {
        var profile = Select(DeployEnvironment.Staging, -1);
        Assert.Equal(["EnvMap:Phase: error: -1 is no phase. Write 0 or more."], Errors(profile));
        Assert.Equal("staging-0", profile.Name.ToString());
    }

    [Fact]
    public void LocallyARowAgainstTheMapIsBeyondItAndWarns()
    {
        var profile = Select(DeployEnvironment.Local, 1, ["redis-docker"]);
        Assert.Equal(
            (RowState.BeyondTheMap, "beyond the map: included against ❌ in Local"),
            (profile.Find("Redis (Docker)")!.State, profile.Find("Redis (Docker)")!.Reason));
        Assert.Equal((RowState.Superseded, "Redis (Docker)"),
            (profile.Find("PostgreSQL Cache")!.State, profile.Find("PostgreSQL Cache")!.SupersededBy?.Name));
        Assert.Equal(["environment-map.md(109,29): warning: 'Redis (Docker)' is beyond the map in local-1: included against ❌ in Local."],
            profile.Problems.Select(problem => problem.ToString()));
        Assert.True(profile.Has("Redis (Docker)"));
        Assert.False(profile.IsWithinMap);
        Assert.False(profile.HasErrors);
    }

    [Fact]
    public void ARowAheadOfItsPhaseIsBeyondTheMapAndWarns()
    {
        var profile = Select(DeployEnvironment.Staging, 0, ["ALB"]);
        Assert.Equal((RowState.BeyondTheMap, "beyond the map: included ahead of Phase 2"), (profile.Find("ALB")!.State, profile.Find("ALB")!.Reason));
        Assert.Equal(RowState.Superseded, profile.Find("Nginx")!.State);
        Assert.Equal(["environment-map.md(18,19): warning: 'ALB' is beyond the map in staging-0: included ahead of Phase 2."],
            profile.Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void OutsideLocalARowAgainstTheMapIsAnErrorThatNamesItsCell()
    {
        var profile = Select(DeployEnvironment.Production, 0, ["dnsmasq"]);
        Assert.Equal(
            ["environment-map.md(97,40): error: EnvMap:Include has 'dnsmasq', which the map does not have in Production ('❌' in column Prod). Remove it there, or change the cell."],
            Errors(profile));
        Assert.False(profile.Has("dnsmasq"));
    }

    [Fact]
    public void AnIncludedOptionTakesItsSlotFromAHigherPhase()
    {
        var profile = Select(DeployEnvironment.Staging, 2, ["Traefik", "HashiCorp Vault"]);
        Assert.Equal((RowState.In, "option, included"), (profile.Find("Traefik")!.State, profile.Find("Traefik")!.Reason));
        Assert.Equal((RowState.Superseded, "superseded by Traefik in slot edge"), (profile.Find("ALB")!.State, profile.Find("ALB")!.Reason));
        Assert.Equal(["Traefik"], profile.InSlot(ToolSlot.Edge).Select(row => row.Tool.Name));
        Assert.Equal(["HashiCorp Vault"], profile.InSlot(ToolSlot.Secrets).Select(row => row.Tool.Name));
        Assert.True(profile.IsWithinMap);
        Assert.Empty(profile.Problems);
    }

    [Fact]
    public void TwoIncludedRowsOfOneSlotAreAnError()
    {
        Assert.Equal(
            ["environment-map.md(110,3): error: 'Redis (Docker)' and 'ElastiCache' are included, but slot l2-cache takes one row. Include one of them."],
            Errors(Select(DeployEnvironment.Staging, 0, ["Redis (Docker)", "ElastiCache"])));
    }

    [Fact]
    public void TheSameRowTwiceIsOneRow()
    {
        Assert.Empty(Errors(Select(DeployEnvironment.Staging, 0, ["Redis (Docker)", "redis-docker", " REDIS (docker) "])));
    }

    [Fact]
    public void UnknownRowsAreErrorsAllAtOnce()
    {
        var profile = Select(DeployEnvironment.Local, 1, ["Promtheus", "Redis"], ["Grafana!", "k6"]);
        Assert.Equal(
            [
                "EnvMap:Include: error: 'Promtheus' is no row of environment-map.md. Write a row's name. Did you mean 'Prometheus'?",
                "EnvMap:Include: error: 'Redis' is no row of environment-map.md. Write a row's name. Did you mean 'Redis (Docker)'?",
                "EnvMap:Exclude: error: 'Grafana!' is no row of environment-map.md. Write a row's name. Did you mean 'Grafana'?",
                "EnvMap:Exclude: error: 'k6' is no row of environment-map.md. Write a row's name.",
            ],
            Errors(profile));
    }

    [Fact]
    public void AnExcludedRowIsOutAndLeavesItsSlotToTheNext()
    {
        var profile = Select(DeployEnvironment.Staging, 2, exclude: ["ALB"]);
        Assert.Equal((RowState.Out, "excluded by EnvMap:Exclude"), (profile.Find("ALB")!.State, profile.Find("ALB")!.Reason));
        Assert.Equal(["Nginx"], profile.InSlot(ToolSlot.Edge).Select(row => row.Tool.Name));
        Assert.Equal(["environment-map.md(18,19): warning: 'ALB' is left out of staging-2 by EnvMap:Exclude, where the map says '⚠️ Phase 2'."],
            profile.Problems.Select(problem => problem.ToString()));
        Assert.Empty(Select(DeployEnvironment.Staging, 2, exclude: ["Jaeger"]).Problems);
    }

    [Fact]
    public void ARowThatIsIncludedAndExcludedIsAnError()
    {
        Assert.Equal(["environment-map.md(52,3): error: 'Jaeger' is in EnvMap:Include and in EnvMap:Exclude. Remove it from one."],
            Errors(Select(DeployEnvironment.Local, 1, ["Jaeger"], ["Jaeger"])));
    }

    [Fact]
    public void ASwitchedOnOptionWaitsForItsPhase()
    {
        var map = SeedMap.Read();
        var today = ProfileSelector.Select(map, DeployEnvironment.Local, Phase.Today, options: s_options);
        Assert.Equal((RowState.Out, "Phase 1 > profile phase 0"), (today.Find("Node Exporter")!.State, today.Find("Node Exporter")!.Reason));
        Assert.True(ProfileSelector.Select(map, DeployEnvironment.Local, options: s_options).Has("node-exporter"));
        Assert.False(ProfileSelector.Select(map, DeployEnvironment.Local).Has("node-exporter"));
    }

    [Fact]
    public void AnIncludedRowStandsBeforeASwitchedOnOption()
    {
        var profile = ProfileSelector.Select(SeedMap.Read(), DeployEnvironment.Staging, include: ["Docker Hub"], options: ["Docker Registry"]);
        Assert.Equal(["Docker Hub"], profile.InSlot(ToolSlot.Registry).Select(row => row.Tool.Name));
        Assert.Empty(profile.Problems);
    }

    [Fact]
    public void BothLocalDatabasesStayUnlessOneIsIncluded()
    {
        Assert.Equal(["PostgreSQL (Docker)", "PostgreSQL (Local)"],
            Select(DeployEnvironment.Local, 1).InSlot(ToolSlot.Database).Select(row => row.Tool.Name));
        Assert.Equal(["PostgreSQL (Local)"],
            Select(DeployEnvironment.Local, 1, ["PostgreSQL (Local)"]).InSlot(ToolSlot.Database).Select(row => row.Tool.Name));
    }

    [Fact]
    public void ARowThatTheMapLacksIsNotInAProfile()
    {
        Assert.False(Select(DeployEnvironment.Local, 1).Has("k6"));
    }

    [Fact]
    public void EverySlotNamesRowsOfTheSeed()
    {
        var slots = SeedMap.Read().Tools.GroupBy(tool => ToolSlots.Of(tool.Id)).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(Enum.GetValues<ToolSlot>(), slots.Keys.Order());
        Assert.Equal(32, slots.Where(slot => slot.Key is not ToolSlot.None).Sum(slot => slot.Value));
    }

    private static string[] Options(DeployEnvironment environment) => environment is DeployEnvironment.Local ? s_options : [];

    private static Profile Select(DeployEnvironment environment, int phase, string[]? include = null, string[]? exclude = null) =>
        ProfileSelector.Select(SeedMap.Read(), environment, new Phase(phase), include, exclude);

    private static IEnumerable<string> Errors(Profile profile) =>
        profile.Problems.Where(problem => problem.IsError).Select(problem => problem.ToString());
}
