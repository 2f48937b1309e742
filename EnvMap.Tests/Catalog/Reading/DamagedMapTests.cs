using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Catalog.Reading;

public sealed class DamagedMapTests
{
    private static readonly (string Damage, string Old, string New)[] s_damages =
    [
        ("a mark that looks like ✅", "| Nginx | Docker | ✅", "| Nginx | Docker | ✔️"),
        ("a mark by its shortcode, mistyped", "| Nginx | Docker | ✅", "| Nginx | Docker | :white_check_mrak:"),
        ("a mark that nobody knows", "| Nginx | Docker | ✅", "| Nginx | Docker | 🦄"),
        ("an empty cell", "| Nginx | Docker | ✅ |", "| Nginx | Docker |  |"),
        ("words after ✅", "| Nginx | Docker | ✅", "| Nginx | Docker | ✅ Phase 1"),
        ("words after ❌", "| ALB | AWS | ❌", "| ALB | AWS | ❌ Optional"),
        ("⚠️ without words", "| ALB | AWS | ❌ | ⚠️ Phase 2", "| ALB | AWS | ❌ | ⚠️"),
        ("a mistyped phase", "| EBS | AWS | ❌ | ⚠️ Phase 2", "| EBS | AWS | ❌ | ⚠️ Phse 2"),
        ("a mistyped option", "| S3 | AWS | ❌ | ⚠️ Optional", "| S3 | AWS | ❌ | ⚠️ Optinal"),
        ("a mistyped caveat", "⚠️ Not secure", "⚠️ Not secured"),
        ("a status that nobody knows", "⚠️ Not secure", "⚠️ Someday"),
        ("phase 0 in a cell", "| EBS | AWS | ❌ | ⚠️ Phase 2", "| EBS | AWS | ❌ | ⚠️ Phase 0"),
        ("a phase without a number that fits", "| EBS | AWS | ❌ | ⚠️ Phase 2", "| EBS | AWS | ❌ | ⚠️ Phase 99999999999"),
        ("a phase that the legend does not have", "| EBS | AWS | ❌ | ⚠️ Phase 2", "| EBS | AWS | ❌ | ⚠️ Phase 7"),
        ("a mistyped type", "| Nginx | Docker |", "| Nginx | Dokcer |"),
        ("a type of the team's own", "| Nginx | Docker |", "| Nginx | Mainframe |"),
        ("no type", "| Nginx | Docker |", "| Nginx | |"),
        ("no name", "| Nginx | Docker |", "|  | Docker |"),
        ("a name without a letter", "| S3 | AWS", "| *** | AWS"),
        ("a mistyped column", "Staging | Prod | Notes |", "Stagng | Prod | Notes |"),
        ("a column of the team's own", "Staging | Prod | Notes |", "Staging | Prod | Notes | Owner |"),
        ("a column twice", "Staging | Prod | Notes |", "Staging | Staging | Notes |"),
        ("a missing column", "Staging | Prod | Notes |", "Staging | Prod |"),
        ("no rule under the header", "|--------------|------|-------|---------|------|-------|\n", ""),
        ("a short rule", "|--------------|------|-------|---------|------|-------|", "|---|---|"),
        ("too few cells", "| Nginx | Docker | ✅ | ✅ | ✅ |", "| Nginx | Docker | ✅ | ✅ |"),
        ("too many cells", "| Reverse proxy (domains) |", "| Reverse proxy | domains |"),
        ("a row of one cell that is no group", "| **Tracing** |", "| Tracing |"),
        ("an empty row", "| **Tracing** |", "| | | |"),
        ("a row without its first pipe", "| Nginx | Docker", "Nginx | Docker"),
        ("an empty line inside a table", "| **Tracing** |", "\n| **Tracing** |"),
        ("a row twice", "| Grafana |", "| prometheus |"),
        ("two names with one id", "| Portainer |", "| Docker-CLI |"),
        ("a table about something else", "## Legend", "## Costs\n\n| What | Euro |\n|---|---|\n| ALB | 20 |\n\n## Legend"),
        ("a mistyped legend", "## Legend", "## Legnd"),
        ("a mistyped summary", "## Environment Summary", "## Enviroment Summary"),
        ("a phase twice in the legend", "- **Phase 3**: AWS", "- **Phase 2**: AWS"),
        ("a mistyped phase in the legend", "- **Phase 1**: Local", "- **Phsae 1**: Local"),
        ("a mark that the legend lacks", "- ❌ **Not Implemented**: Tool is not in use\n", ""),
        ("an entry of the legend that is none", "- ❌ **Not Implemented**: Tool is not in use", "- ❌ not in use"),
        ("a mistyped environment in the summary", "### Staging", "### Stagging"),
        ("a mistyped list in the summary", "**Phase 1 Adds:**", "**Phase 1 Ads:**"),
        ("an item without its mark", "- ⚠️ Grafana (dashboards)", "- Grafana (dashboards)"),
        ("an item without its name", "- ⚠️ Grafana (dashboards)", "- ⚠️"),
        ("an item under the wrong mark", "- ⚠️ Grafana (dashboards)", "- ✅ Grafana (dashboards)"),
        ("a mistyped row in the summary", "- ⚠️ Grafana (dashboards)", "- ⚠️ Graphana (dashboards)"),
        ("a row of the summary that is too short to tell", "- ⚠️ Grafana (dashboards)", "- ⚠️ Cache"),
        ("current in the summary, planned in the table", "- ✅ .env files", "- ✅ Prometheus"),
        ("added in the summary, ❌ in the table", "- ⚠️ Grafana (dashboards)", "- ⚠️ Jaeger"),
        ("an option that the summary adds", "- ⚠️ ECR (container registry)", "- ⚠️ Kubernetes"),
        ("one of two names that disagrees", "- ⚠️ Loki + Promtail (logging)", "- ⚠️ Loki + Jaeger (logging)"),
        ("two alternatives that both disagree", "- ⚠️ Secrets Manager or Vault (secrets)", "- ⚠️ Jaeger or Traefik"),
        ("a headline of which one row disagrees", "(IAM, Security Groups)", "(IAM, Watchtower)"),
        ("a remark that the table does not make", "- not recommended", "- not secure"),
        ("a phase of the summary that the legend does not have", "**Phase 2 Adds:**", "**Phase 5 Adds:**"),
        ("a mistyped step of the migration path", "2. **Staging**: Migrate", "2. **Stagin**: Migrate"),
        ("a step with a phase that its column does not have", "(Phase 2)\n3.", "(Phase 3)\n3."),
        ("a step with a row that its environment does not have", "Docker Compose + Phase 1 tools", "Jaeger + Phase 1 tools"),
        ("steps out of order", "3. **Production**: Enhanced AWS (Phase 3)", "3. **Local**: again"),
        ("code that is never closed", "| Portainer |", "```\n| Portainer |"),
        ("a table above all sections", "# Tool & Environment Mapping", "| Tool/Service | Type | Local | Staging | Prod | Notes |\n|---|---|---|---|---|---|\n| k6 | Docker | ✅ | ✅ | ✅ | |\n\n# Tool & Environment Mapping"),
        ("a section without a name", "## Caching", "##"),
        ("a table under the legend", "## Storage", "## Legend"),
        ("a section without rows", "## Legend", "## Later\n\n| Tool/Service | Type | Local | Staging | Prod | Notes |\n|---|---|---|---|---|---|\n\n## Legend"),
        ("a section twice", "## Caching", "## database"),
        ("two sections of one short name", "## Caching", "## Storage!"),
        ("an environment twice in the summary", "### Production (Current Docker)", "### Local again"),
        ("a list of the summary twice", "**Phase 2 Adds:**\n", "**Current:**\n- ✅ Docker CLI\n\n**Phase 2 Adds:**\n"),
        ("an item of the summary twice", "- ⚠️ Grafana (dashboards)", "- ⚠️ Prometheus (metrics)"),
        ("a mark inside of bold", "| EBS | AWS | ❌ | ⚠️ Phase 2", "| EBS | AWS | ❌ | **⚠️ Phase 2**"),
        ("a step that is none", "3. **Production**: Enhanced AWS (Phase 3)", "3. Enhanced AWS"),
    ];

    [Fact]
    public void EachDamageGivesItsPlaceAndItsCure()
    {
        var lines = s_damages.SelectMany(damage => SeedMap.NewProblems((damage.Old, damage.New))
            .Select(problem => $"    {problem}").Prepend($"{damage.Damage}: {damage.New.ReplaceLineEndings("⏎")}"));
        Snapshot.Match(string.Join('\n', lines) + "\n");
    }

    [Fact]
    public void NoDamageStaysUnseen()
    {
        Assert.All(s_damages, damage => Assert.NotEmpty(SeedMap.NewProblems((damage.Old, damage.New))));
    }

    [Fact]
    public void AllDamagesAreToldAtOnceInTheOrderOfTheFile()
    {
        Assert.Equal(
            [
                "environment-map.md(17,11): error: 'Nginx' has the unknown type 'Dokcer'. Known are Docker, AWS, Open-source, Cloud, Local, Built-in, Scripts, Router, Database. Did you mean 'Docker'?",
                "environment-map.md(29,25): error: 'Locla' is no column of the map. Write Tool/Service, Type, Local, Staging, Prod, Notes. Did you mean 'Local'?",
                "environment-map.md(52,21): error: 'Jaeger' in column Local has no known mark: '✘'. Start the cell with ✅, ⚠️ or ❌. Did you mean '❌'?",
                "environment-map.md(120,19): error: 'EBS' in column Staging names Phase 4, which the legend in line 136 does not have. Add '- **Phase 4**: …' there, or write one of Phase 1, Phase 2, Phase 3.",
                "environment-map.md(159,6): error: 'Graphana' is no row of the table. Did you mean 'Grafana'?",
            ],
            SeedMap.NewProblems(
                ("| Nginx | Docker", "| Nginx | Dokcer"),
                ("Database\n\n| Tool/Service | Type | Local", "Database\n\n| Tool/Service | Type | Locla"),
                ("| Jaeger | Docker | ❌", "| Jaeger | Docker | ✘"),
                ("| EBS | AWS | ❌ | ⚠️ Phase 2", "| EBS | AWS | ❌ | ⚠️ Phase 4"),
                ("Grafana (dashboards)", "Graphana (dashboards)")));
    }

    [Fact]
    public void APhaseThatSeveralCellsNameIsOneProblemWithAllLines()
    {
        Assert.Equal(
            ["environment-map.md(45,26): error: 'CloudWatch' in column Staging names Phase 4 (also in line 120), which the legend in line 136 does not have. Add '- **Phase 4**: …' there, or write one of Phase 1, Phase 2, Phase 3."],
            SeedMap.NewProblems(
                ("| EBS | AWS | ❌ | ⚠️ Phase 2", "| EBS | AWS | ❌ | ⚠️ Phase 4"),
                ("| CloudWatch | AWS | ❌ | ⚠️ Phase 2", "| CloudWatch | AWS | ❌ | ⚠️ Phase 4"),
                ("- ⚠️ CloudWatch (monitoring)\n", "")));
    }

    [Fact]
    public void EveryCutOfTheSeedKeepsThePromises()
    {
        for (var length = 0; length < SeedMap.Text.Length; length += 97)
        {
            ReaderPromises.Check(SeedMap.Text[..length]);
            ReaderPromises.Check(SeedMap.Text[length..]);
        }
    }
}
