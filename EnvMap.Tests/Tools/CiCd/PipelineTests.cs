using EnvMap.Tests.TestSupport;
using EnvMap.Tools.Evidence;
using YamlDotNet.RepresentationModel;

namespace EnvMap.Tests.Tools.CiCd;

public sealed class PipelineTests
{
    [Theory]
    [InlineData("staging-2")]
    [InlineData("production-3")]
    public async Task TheLinterTakesTheWorkflow(string profile)
    {
        using var folder = new TemporaryFolder();
        folder.Write(".github/workflows/deploy.yml", WorkflowOf(profile));

        Assert.Equal("", await Actionlint.CheckAsync(folder.FullName));
        Snapshot.Match(WorkflowOf(profile), profile, "yml");
        await EvidenceResults.RecordAsync("GitHub Actions", profile, EvidenceGrade.Validated, "actionlint");
    }

    /// <summary>A checkout is cleaned before each run, with all that git ignores.</summary>
    [Fact]
    public async Task WhatIsGeneratedStaysOutsideOfTheCheckout()
    {
        var published = await IncludedRows.PublishAsync("staging-0", "GitHub Actions");
        var repository = Path.Combine(published, "files", "repository");
        var workflow = File.ReadAllText(Path.Combine(repository, ".github", "workflows", "deploy-staging-0.yml"));

        Assert.Contains("""
            -- compose aspire-manifest/staging-0 --output "$HOME/envmap/staging-0"
            """, workflow, StringComparison.Ordinal);
        Assert.Contains("""
            -- inputs aspire-manifest/staging-0 --output "$HOME/envmap/staging-0" --check
            """, workflow, StringComparison.Ordinal);
        Assert.Contains("""
            -- deploy "$HOME/envmap/staging-0" --no-build
            """, workflow, StringComparison.Ordinal);
        Assert.DoesNotContain("deploy aspire-manifest", workflow, StringComparison.Ordinal);

        // A runner of one's own has a label of one's own. They are named in a configuration, which this form of the linter does not read.
        var findings = await Actionlint.FindAsync(repository);
        Assert.Equal(2, findings.Count);
        Assert.All(findings, finding => Assert.StartsWith("label \"staging\" is unknown.", finding, StringComparison.Ordinal));
    }

    /// <summary>Or a workflow would be green that has deployed nothing.</summary>
    [Theory]
    [InlineData("staging-2")]
    [InlineData("production-3")]
    public async Task WhatLivesInAwsIsNotDeployedByCompose(string profile)
    {
        var run = await EnvMapCli.RunAsync("deploy", WrittenCompose.Profile(profile), "--no-build", "--version", "1.0");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains($"{profile} lives in ECS Fargate, and nothing here deploys to AWS yet.", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(WrittenCompose.Profile(profile), "compose")));
    }

    [Fact]
    public async Task TheLinterFindsWhatIsWrong()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".github/workflows/deploy.yml", WorkflowOf("staging-2").Replace("needs: push", "needs: pushed", StringComparison.Ordinal));

        Assert.Contains("pushed", await Actionlint.CheckAsync(folder.FullName), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherSystemsGetTheSameStepsInTheirWords()
    {
        var jenkins = await IncludedRows.PublishAsync("staging-0", "dnsmasq,Docker Registry,Watchtower,Jenkins");
        var gitLab = await IncludedRows.PublishAsync("staging-0", "Docker Hub,GitLab Runner");
        var production = await IncludedRows.PublishAsync("production-0", "Jenkins");

        Snapshot.Match(File.ReadAllText(Path.Combine(jenkins, "files", "repository", "Jenkinsfile")), "jenkins");
        Snapshot.Match(File.ReadAllText(Path.Combine(gitLab, "files", "repository", ".gitlab-ci.yml")), "gitlab", "yml");
        Assert.Contains("input message: 'Deploy production-0?'", File.ReadAllText(Path.Combine(production, "files", "repository", "Jenkinsfile")), StringComparison.Ordinal);
    }

    /// <summary>The shell of a job reads each script as a whole.</summary>
    [Fact]
    public async Task EveryScriptIsOneThatAShellReads()
    {
        var gitLab = await IncludedRows.PublishAsync("staging-0", "Docker Hub,GitLab Runner");
        var scripts = ScriptsOf(File.ReadAllText(Path.Combine(gitLab, "files", "repository", ".gitlab-ci.yml")))
            .Concat(ScriptsOf(WorkflowOf("production-3"))).ToList();

        Assert.InRange(scripts.Count, 8, 8);
        foreach (var script in scripts)
        {
            await ChildProcess.RunAsync("sh", ["-n", "-c", script]);
        }
    }

    /// <summary>What lies in a folder of Compose is started without a look at the manifest, which alone says what is missing.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("example")]
    public async Task WhereAValueIsMissingTheJobEndsAndSaysWhich(string? given)
    {
        const string Cli = "dotnet run --project EnvMap.Cli --configuration Release --";
        var published = await IncludedRows.PublishAsync("staging-0", "Docker Hub,Jenkins");
        var deploy = File.ReadAllText(Path.Combine(published, "files", "repository", "Jenkinsfile")).Split("stage('Deploy')")[1].Split("'''")[1];
        Assert.Contains(Cli, deploy, StringComparison.Ordinal);
        using var docker = new FakeDocker();
        using var home = new TemporaryFolder();
        var environment = new Dictionary<string, string?>(docker.Environment)
        {
            ["HOME"] = home.FullName,
            ["DEPLOY_HOST"] = "",
            ["ENVMAP_VERSION"] = "1.0",
            ["Parameters__docker_hub_namespace"] = given,
        };

        await using var job = ChildProcess.Start(
            "sh",
            ["-c", deploy.Replace(Cli, $"dotnet '{EnvMapCli.Assembly}'", StringComparison.Ordinal).Replace("aspire-manifest/staging-0", $"'{published}'", StringComparison.Ordinal)],
            home.FullName, environment);
        var exitCode = await job.WaitForExitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal((given is null ? 1 : 0, given is not null), (exitCode, docker.HasStarted));
        Assert.Equal(given is null, job.Output.Contains("The input 'docker-hub-namespace' has no value. Set ", StringComparison.Ordinal));
    }

    private static string WorkflowOf(string profile) =>
        File.ReadAllText(RepositoryRoot.Combine("aspire-manifest", profile, "files", "repository", ".github", "workflows", $"deploy-{profile}.yml"));

    private static IEnumerable<string> ScriptsOf(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return yaml.Documents[0].AllNodes.OfType<YamlMappingNode>()
            .SelectMany(node => node.Children)
            .Where(child => child.Key is YamlScalarNode { Value: "run" or "script" })
            .SelectMany(child => child.Value is YamlSequenceNode list ? list.Children : [child.Value])
            .Select(node => ((YamlScalarNode)node).Value!);
    }
}
