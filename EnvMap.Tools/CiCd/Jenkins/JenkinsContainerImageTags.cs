namespace EnvMap.Tools.CiCd.Jenkins;

internal static class JenkinsContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "jenkins/jenkins";
    public const string Tag = "2.568.2-lts-jdk21";
}
