namespace EnvMap.Tests.TestSupport;

/// <summary>A published profile of the repository, written for Compose and ready to be brought up on ports of the test's own.</summary>
internal static class DeployedProfile
{
    // Images that no registry gives here and nothing stands in for: a server of no pages takes their place.
    public const string WithoutGrafanaAndPortainer = """
        services:
          grafana: { image: "busybox:1.37", entrypoint: [ "httpd", "-f", "-p", "3000", "-h", "/tmp" ], healthcheck: { test: [ "CMD", "true" ] } }
          portainer: { image: "busybox:1.37", entrypoint: [ "httpd", "-f", "-p", "9000", "-h", "/tmp" ], command: !reset [], healthcheck: { test: [ "CMD", "true" ] } }

        """;

    private const string OverrideFile = "test.yaml";

    private static readonly Lazy<Task<string>> s_api = new(PublishApiAsync);

    /// <param name="written">Takes the folder.</param>
    /// <param name="profile">The name of the profile.</param>
    /// <param name="change">What the test has otherwise, as a file of Compose.</param>
    /// <param name="engine">The address of an engine of the test's own.</param>
    /// <param name="given">The values of inputs.</param>
    /// <param name="rows">Rows that are included beyond the profile of the repository, with commas between them.</param>
    public static async Task<ComposeProject> WriteAsync(
        WrittenCompose written, string profile, string? change = null, string? engine = null, Func<string, string?>? given = null, string? rows = null)
    {
        var project = new ComposeProject(written.Folder, engine);
        written.Put(".env", $"ENVMAP_VERSION={project.Version}\nEDGE_HTTP_PORT=0\nENVMAP_BIND_ADDRESS=127.0.0.1\n");
        var result = await written.WriteAsync(rows is null ? WrittenCompose.Profile(profile) : await IncludedRows.PublishAsync(profile, rows), given);
        Assert.True(result.IsWritten, string.Join('\n', result.Problems));
        await ChildProcess.RunAsync("cp", ["-r", await s_api.Value, Path.Combine(written.Folder, "build", "api", "app")]);
        if (change is not null)
        {
            written.Put(OverrideFile, change);
            project.Overrides.Add(OverrideFile);
        }
        return project;
    }

    private static async Task<string> PublishApiAsync()
    {
        var folder = RepositoryRoot.Combine("artifacts", "tmp", "compose-api");
        await ChildProcess.RunAsync(
            "dotnet",
            ["publish", RepositoryRoot.Combine("EnvMap.Api"), "--no-build", "--configuration", BuiltProject.Configuration, "--output", folder, "-nodeReuse:false"],
            RepositoryRoot.Path, TimeSpan.FromMinutes(5));
        return folder;
    }
}
