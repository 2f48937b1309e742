using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;
using EnvMap.Catalog.Queries;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Catalog.Queries;

public sealed class MapDiffTests
{
    [Fact]
    public void TheMigrationOfStagingReplacesAddsAndRemovesNothing()
    {
        var diff = MapDiff.Between(Side("staging-0"), Side("staging-2"));
        Assert.Equal(
            [
                "orchestrator: Docker Compose > ECS Fargate", "edge: Nginx > ALB", "database: PostgreSQL (Docker) > RDS PostgreSQL",
                "secrets: .env files > AWS Secrets Manager", "ci: Manual Deployment > GitHub Actions",
            ],
            diff.Replaced.Select(Tell));
        Assert.Equal(
            ["ECR", "CloudWatch", "Loki", "Promtail", "CloudWatch Logs", "VPC", "EBS", "Security Groups", "IAM Roles", "SSL/TLS (ACM)"],
            diff.Added.Select(row => row.Name));
        Assert.Empty(diff.Removed);
        Assert.Empty(diff.Changed);
    }

    [Fact]
    public void TheWayBackIsTheSameTurnedAround()
    {
        var (there, back) = (MapDiff.Between(Side("staging-0"), Side("staging-2")), MapDiff.Between(Side("staging-2"), Side("staging-0")));
        Assert.Equal(there.Added, back.Removed);
        Assert.Equal(there.Removed, back.Added);
        Assert.Equal(there.Replaced.Select(one => (one.Slot, one.From[0], one.To[0])), back.Replaced.Select(one => (one.Slot, one.To[0], one.From[0])));
    }

    [Fact]
    public void AnotherCellOfARowThatBothHaveIsAChange()
    {
        Assert.Equal(
            ["PostgreSQL (Docker) cell: ✅ > ⚠️ Not recommended", ".env files cell: ✅ > ⚠️ Not secure"],
            MapDiff.Between(Side("staging-0"), Side("production-0")).Changed.Select(Tell));
    }

    [Fact]
    public void ARowBeyondTheMapIsAChangeOfItsState()
    {
        var included = MapSideReader.Read(SeedMap.Read(), "staging-0", new RowSelection { Include = ["ECR"] }, [])!;
        Assert.Contains("ECR state: beyond the map > in", MapDiff.Between(included, Side("staging-2")).Changed.Select(Tell));
    }

    [Fact]
    public void ColumnsAreComparedWithoutAPhase()
    {
        var diff = MapDiff.Between(Side("staging"), Side("production"));
        Assert.Equal(["/etc/hosts", "Router DNS", "dnsmasq"], diff.Removed.Select(row => row.Name));
        Assert.Contains("ECS Fargate cell: ⚠️ Phase 2 > ⚠️ Phase 3", diff.Changed.Select(Tell));
        Assert.Empty(diff.Added);
    }

    [Fact]
    public void TwoMapsAreComparedRowByRow()
    {
        var other = SeedMap.ReadChanged(
            ("| Traefik | Docker | ❌ | ⚠️ Optional | ⚠️ Optional | Alternative to Nginx |", "| Caddy | Docker | ❌ | ⚠️ Optional | ⚠️ Optional | Alternative |"),
            ("| Grafana | Docker | ⚠️ Phase 1 |", "| Grafana | Cloud | ⚠️ Phase 1 |"),
            ("| S3 | AWS | ❌ | ⚠️ Optional |", "| S3 | AWS | ❌ | ⚠️ Phase 2 |")).GetMap();
        other = other with { Path = "other.md" };
        var diff = MapDiff.Between(MapSide.Of(SeedMap.Read()), MapSide.Of(other));
        Assert.Equal(["Traefik"], diff.Removed.Select(row => row.Name));
        Assert.Equal(["Caddy"], diff.Added.Select(row => row.Name));
        Assert.Equal(["Grafana type: Docker > Cloud", "S3 Staging: ⚠️ Optional > ⚠️ Phase 2"], diff.Changed.Select(Tell));
        Assert.Equal(("environment-map.md", "other.md"), (diff.From, diff.To));
    }

    [Theory]
    [InlineData("| **Tracing** |", "| **Traces** |", "Jaeger group: Tracing > Traces")]
    [InlineData("- ✅ **Currently Implemented**", "- ✅ **In use**", "legend ✅: Currently Implemented: ")]
    [InlineData("| Nginx | Docker | ✅ | ✅ | ✅ | Reverse proxy (domains) |\n| ALB | AWS | ❌ | ⚠️ Phase 2 | ⚠️ Phase 3 | IP-restricted ALB |", "| ALB | AWS | ❌ | ⚠️ Phase 2 | ⚠️ Phase 3 | IP-restricted ALB |\n| Nginx | Docker | ✅ | ✅ | ✅ | Reverse proxy (domains) |", "order of the rows: Nginx > ALB")]
    public void WhatStandsBesideTheRowsOfTwoMapsIsComparedToo(string text, string other, string expected)
    {
        var diff = MapDiff.Between(MapSide.Of(SeedMap.Read()), MapSide.Of(SeedMap.ReadChanged((text, other)).GetMap()));
        Assert.False(diff.IsEmpty);
        Assert.Contains(diff.Changed.Select(Tell).Concat(diff.Beside!.Select(one => $"{one.Part}: {one.From} > {one.To}")), line => line.StartsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void OnlyWholeMapsHaveWhatStandsBeside()
    {
        Assert.Null(MapDiff.Between(Side("staging"), Side("production")).Beside);
        Assert.Empty(MapDiff.Between(MapSide.Of(SeedMap.Read()), MapSide.Of(SeedMap.Read())).Beside!);
    }

    [Fact]
    public void ASideIsLikeItself()
    {
        Assert.All(MapSideReader.Names(SeedMap.Read()), name => Assert.True(MapDiff.Between(Side(name), Side(name)).IsEmpty));
    }

    [Theory]
    [InlineData("stagin-0", "'stagin-0' is no profile and no environment of environment-map.md. Write one of local-0, local-1, staging-0, staging-2, production-0, production-3, local, staging, production. Did you mean 'staging-0'?")]
    [InlineData("staging-x", "'staging-x' is no profile and no environment of environment-map.md. Write one of local-0, local-1, staging-0, staging-2, production-0, production-3, local, staging, production. Did you mean 'staging-0'?")]
    [InlineData("prod", "Rows are included and excluded in a profile; 'prod' is a whole column. Write a phase behind it, such as production-0.")]
    public void AWrongSideIsAProblemWithItsCure(string name, string message)
    {
        var problems = new List<CatalogProblem>();
        Assert.Null(MapSideReader.Read(SeedMap.Read(), name, new RowSelection { Include = ["Jaeger"] }, problems));
        Assert.Equal(message, Assert.Single(problems).Message);
    }

    private static MapSide Side(string name) => MapSideReader.Read(SeedMap.Read(), name, new RowSelection(), [])!;

    private static string Tell(SlotReplacement one) => $"{one.Slot.ToSlug()}: {Names(one.From)} > {Names(one.To)}";

    private static string Tell(RowChange one) => $"{one.Row.Name} {one.Field}: {one.From} > {one.To}";

    private static string Names(IEnumerable<DiffRow> rows) => string.Join(", ", rows.Select(row => row.Name));
}
