using EnvMap.Catalog;
using EnvMap.Catalog.Queries;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Catalog.Queries;

public sealed class MapQueryTests
{
    [Fact]
    public void AnEmptyQueryAsksForEverything()
    {
        var view = MapView.From(SeedMap.Read(), new MapQuery());
        Assert.Equal((52, 52), (view.Total, view.Rows.Count));
        Assert.All(view.Rows, row => Assert.Equal(DeployEnvironments.All, row.Cells.Select(cell => cell.Environment)));
    }

    [Fact]
    public void SectionsAndGroupsAreNamedByNameOrSlug()
    {
        Assert.Equal(["Jaeger", "OpenTelemetry", "X-Ray"], Names(new MapQueryText { Section = ["tracing"] }));
        Assert.Equal(["Manual Deployment", "GitHub Actions", "Jenkins", "GitLab Runner", "AWS CodePipeline"], Names(new MapQueryText { Section = ["ci-cd"] }));
        Assert.Equal(["Docker Volumes", "S3", "EBS"], Names(new MapQueryText { Section = ["STORAGE", "storage"] }));
    }

    [Fact]
    public void StatusAndPhaseMeanOneCellOfTheEnvironmentsAskedFor()
    {
        Assert.Equal(["Prometheus", "Grafana", "Node Exporter", "Portainer"],
            Names(new MapQueryText { Environment = ["development"], Phase = ["1"] }));
        Assert.Equal(["X-Ray", "Route 53", "SSL/TLS (Let's Encrypt)"],
            Names(new MapQueryText { Environment = ["prod"], Status = ["⚠️"], Phase = ["Phase 3"] })
                .Except(Names(new MapQueryText { Environment = ["staging"], Status = ["planned"], Phase = ["2"] })));
        Assert.Empty(Names(new MapQueryText { Status = ["implemented"], Phase = ["2"] }));
    }

    [Fact]
    public void PhaseZeroIsWhatIsInUse()
    {
        Assert.Contains("PostgreSQL (Docker)", Names(new MapQueryText { Environment = ["production"], Phase = ["0"] }));
        Assert.DoesNotContain("PostgreSQL (Docker)", Names(new MapQueryText { Environment = ["production"], Status = ["implemented"] }));
    }

    [Fact]
    public void AllWordsMustStandSomewhereInTheRow()
    {
        Assert.Equal(["Redis (Docker)"], Names(new MapQueryText { Text = "self-hosted CACHE" }));
        Assert.Equal(["Prometheus", "Grafana", "Node Exporter"], Names(new MapQueryText { Text = "metrics", Type = ["docker"] }));
    }

    [Fact]
    public void EveryUnknownValueIsToldAtOnceWithItsCure()
    {
        var problems = new List<CatalogProblem>();
        MapQueryReader.Read(SeedMap.Read(), new MapQueryText
        {
            Prefix = "--",
            Environment = ["stagin"],
            Section = ["Databse"],
            Type = ["Dokcer"],
            Status = ["maybe"],
            Phase = ["x"],
        }, problems);
        Assert.Equal(
            [
                "--environment: error: 'stagin' is no environment of environment-map.md. Write one of Local, Development, Staging, Production, Prod. Did you mean 'Staging'?",
                "--section: error: 'Databse' is no section of environment-map.md. Write one of Infrastructure & Orchestration, Container Orchestration, Load Balancing, Container Registry, Database, Monitoring & Observability, Metrics, Logging, Tracing, Container Management, Secrets Management, CI/CD, Networking & DNS, Caching, Storage, Security. Did you mean 'Database'?",
                "--type: error: 'Dokcer' is no type of environment-map.md. Write one of Docker, AWS, Open-source, Cloud, Local, Built-in, Scripts, Router, Database. Did you mean 'Docker'?",
                "--status: error: 'maybe' is no status of environment-map.md. Write one of implemented, planned, not-implemented.",
                "--phase: error: 'x' is no phase of environment-map.md. Write one of 0, 1, 2, 3.",
            ],
            problems.Select(problem => problem.ToString()));
    }

    private static IEnumerable<string> Names(MapQueryText text)
    {
        var problems = new List<CatalogProblem>();
        var query = MapQueryReader.Read(SeedMap.Read(), text, problems);
        Assert.Empty(problems);
        return query.Apply(SeedMap.Read()).Select(tool => tool.Name);
    }
}
