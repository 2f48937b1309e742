namespace EnvMap.Tools.CiCd.GitLabRunner;

/// <summary>Writes the configuration of the runner.</summary>
internal static class GitLabRunnerConfiguration
{
    /// <summary>The image that jobs run in unless they name another.</summary>
    public const string JobImage = "mcr.microsoft.com/dotnet/sdk:10.0";

    /// <summary>Where it tells its figures, inside its container alone.</summary>
    public const string MetricsAddress = "127.0.0.1:9252";

    /// <summary>A runner that gives each job a container of its own, on the engine of the machine, which the jobs may use.</summary>
    public static string Write(string name, string url, string token, string engineSocket) => $"""
        concurrent = 1
        check_interval = 5
        listen_address = "{MetricsAddress}"

        [[runners]]
          name = "{name}"
          url = "{url}"
          token = "{token}"
          executor = "docker"
          [runners.docker]
            image = "{JobImage}"
            privileged = false
            pull_policy = ["if-not-present"]
            volumes = ["{engineSocket}:{engineSocket}", "/cache"]

        """.ReplaceLineEndings("\n");
}
