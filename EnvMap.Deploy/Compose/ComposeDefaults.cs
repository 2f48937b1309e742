namespace EnvMap.Deploy.Compose;

/// <summary>What a Compose file says where neither the manifest nor the profile says anything; docs/compose.md tells why.</summary>
internal static class ComposeDefaults
{
    /// <summary>The image that projects run on.</summary>
    public const string ProjectImage = "mcr.microsoft.com/dotnet/aspnet:10.0";

    /// <summary>The user of that image without rights: app, by number, so that the engine need not look it up.</summary>
    public const string ProjectUser = "1654:1654";

    /// <summary>The port that a project listens on where the manifest leaves it open.</summary>
    public const int ProjectPort = 8080;

    public const string RestartPolicy = "unless-stopped";

    /// <summary>For a service that others wait for until it has ended.</summary>
    public const string RestartPolicyOfTasks = "on-failure";

    public const string LogDriver = "json-file";
    public const string LogSize = "10m";
    public const string LogFiles = "3";

    /// <summary>The folder in which a container finds its secrets.</summary>
    public const string SecretsInContainer = "/run/secrets";
}
