using System.Text;

namespace EnvMap.Tools.CiCd.GitLabRunner;

/// <summary>Writes the pipeline of a profile as GitLab reads it.</summary>
internal static class GitLabPipeline
{
    public const string Path = ".gitlab-ci.yml";

    private const string DockerClient = "apt-get update && apt-get install --yes --no-install-recommends docker.io docker-buildx docker-compose-v2 openssh-client";

    public static string Write(PipelineCommands commands)
    {
        var text = new StringBuilder(commands.Notice("#", Path));
        text.Append($$"""
            stages: [build, test, push, deploy]
            default:
              image: {{GitLabRunnerConfiguration.JobImage}}
              interruptible: false
            variables:
              {{PipelineCommands.VersionVariable}}: $CI_COMMIT_SHA
            build:
              stage: build

            """);
        text.Append(Script([.. commands.Build])).Append("test:\n  stage: test\n").Append(Script([.. commands.Build, .. commands.Test]));
        text.Append($"push:\n{Late(commands, "push", waits: false)}").Append(Script([DockerClient, .. commands.LogIn, .. commands.Push]));
        text.Append($"deploy:\n{Late(commands, "deploy", commands.NeedsApproval)}").Append(Script([DockerClient, .. commands.DeployThere]));
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Late(PipelineCommands commands, string stage, bool waits) =>
        $"  stage: {stage}\n  environment: {commands.Environment}\n  resource_group: {commands.Profile}\n  rules:\n    - if: {(commands.NeedsApproval ? "$CI_COMMIT_TAG" : "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH")}\n{(waits ? "      when: manual\n" : "")}";

    private static string Script(IReadOnlyList<string> commands) => $"  script:\n    - |\n      set -eu\n{string.Concat(commands.Select(command => $"      {command}\n"))}";
}
