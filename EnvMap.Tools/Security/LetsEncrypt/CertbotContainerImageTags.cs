namespace EnvMap.Tools.Security.LetsEncrypt;

internal static class CertbotContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "certbot/certbot";
    public const string Tag = "v5.2.1";
}
