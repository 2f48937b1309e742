namespace EnvMap.Tools.CiCd.GitLabRunner;

internal static class GitLabRunnerContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "gitlab/gitlab-runner";
    // With the programs of Alpine, one of which asks for its health.
    public const string Tag = "alpine-v18.10.1";
}
