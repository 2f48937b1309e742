namespace EnvMap.Tools.SecretsManagement.Vault;

internal static class VaultContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "hashicorp/vault";
    public const string Tag = "1.21.4";
}
