using EnvMap.Tools.CiCd;
using EnvMap.Tools.CiCd.GitLabRunner;
using EnvMap.Tools.Containers;
using EnvMap.Tools.Publishing;

namespace EnvMap.Tools;

/// <summary>Adds a runner of GitLab.</summary>
public static class GitLabRunnerExtensions
{
    private const string Row = "GitLab Runner";
    private const string EngineSocket = "/var/run/docker.sock";
    private const string ConfigurationFolder = "/etc/gitlab-runner";

    /// <summary>
    /// Adds a runner of the GitLab at the parameter <c>{name}-url</c>, which knows it by the token of the parameter <c>{name}-token</c>; a
    /// publish writes the profile's <c>.gitlab-ci.yml</c> too. No effect where the profile does not have it, and in a run.
    /// </summary>
    public static void AddGitLabRunner(this EnvironmentMapBuilder map, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(map);
        var application = map.Application;
        if (map.Find(Row) is null || !application.ExecutionContext.IsPublishMode)
        {
            return;
        }
        var url = application.AddParameter($"{name}-url", "https://gitlab.com", publishValueAsDefault: true).WithDescription("The address of GitLab.").Resource;
        var token = application.AddParameter($"{name}-token", secret: true).WithDescription("The token that GitLab shows where a runner is created.").Resource;
        map.AddToolContainer(name, Row, GitLabRunnerContainerImageTags.Registry, GitLabRunnerContainerImageTags.Image, GitLabRunnerContainerImageTags.Tag)
            // What it is known by to GitLab stands beside its configuration.
            .WithVolume(map.VolumeOf(name), ConfigurationFolder)
            .WithGeneratedFile($"{ConfigurationFolder}/config.toml", async (seenFrom, cancellationToken) => GitLabRunnerConfiguration.Write(
                $"envmap-{map.Profile.Name}", await url.ValueOrHoleAsync(seenFrom, cancellationToken), await token.ValueOrHoleAsync(seenFrom, cancellationToken), EngineSocket), isSecret: true)
            .WithHealthCommand("wget", "-q", "-O", "/dev/null", $"http://{GitLabRunnerConfiguration.MetricsAddress}/metrics")
            .WithAnnotation(new RepositoryFileAnnotation(Row, GitLabPipeline.Path, GitLabPipeline.Write(new PipelineCommands(map.Profile))))
            .WithIconName("BranchFork")
            .WithDeployment(document => document with
            {
                Limits = new() { MemoryMegabytes = 256, Cpus = 0.5 },
                ReadOnly = true,
                WritablePaths = ["/tmp", "/home/gitlab-runner"],
                Capabilities = [],
                StopGraceSeconds = 60,
                Host = new() { Mounts = [new() { Source = EngineSocket, Target = EngineSocket }] },
            });
    }
}
