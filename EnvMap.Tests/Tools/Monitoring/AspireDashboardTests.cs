using System.Text.Json.Nodes;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Tools.Monitoring;

public sealed class AspireDashboardTests
{
    [Fact]
    public async Task APublishHasItWhereASettingSaysSo()
    {
        using var profile = await OptionalProfile.PublishAsync("Staging", 0, "--EnvMap:Dashboard=true");
        using var written = new WrittenCompose();
        var result = await written.WriteAsync(profile.Folder);

        Assert.Empty(result.Open);
        Assert.Equal(0, result.Losses.Lost);
        var compose = written["compose.yaml"];
        Snapshot.Match(compose[compose.IndexOf("  dashboard:\n", StringComparison.Ordinal)..compose.IndexOf("  edge:\n    image", StringComparison.Ordinal)], extension: "yaml");
        Assert.Contains("OTEL_EXPORTER_OTLP_ENDPOINT: http://dashboard:18889\n", compose, StringComparison.Ordinal);
        Assert.Contains("x-otlp-api-key={secret:dashboard-otlp-key}", compose, StringComparison.Ordinal);
        Assert.Contains("server_name dashboard.{edge-domain.value};", profile["files/edge/etc/nginx/templates/edge.conf.template"], StringComparison.Ordinal);
        foreach (var secret in new[] { "dashboard-token", "dashboard-otlp-key" })
        {
            var value = written[$"secrets/{secret}"];
            Assert.Equal(32, value.Length);
            Assert.DoesNotContain(value, compose, StringComparison.Ordinal);
        }
        Assert.Equal("", await Dclint.CheckAsync(Path.Combine(written.Folder, "compose.yaml")));
    }

    [Fact]
    [RequiresCompose]
    public async Task ComposeTakesIt()
    {
        using var profile = await OptionalProfile.PublishAsync("Production", 0, "--EnvMap:Dashboard=true");
        using var written = new WrittenCompose();
        await written.WriteAsync(profile.Folder);
        await using var project = new ComposeProject(written.Folder);

        Assert.Contains("dashboard", await project.RunAsync("config", "--services"), StringComparison.Ordinal);
    }

    /// <summary>The dashboard itself, with the settings that are published.</summary>
    [Fact]
    public async Task TheDashboardTakesTheSettings()
    {
        using var profile = await OptionalProfile.PublishAsync("Staging", 0, "--EnvMap:Dashboard=true");
        var environment = JsonNode.Parse(profile["aspire-manifest.json"])!["resources"]!["dashboard"]!["env"]!.AsObject()
            .ToDictionary(variable => variable.Key, variable => (string?)variable.Value!.GetValue<string>());
        using var secrets = new TemporaryFolder();
        secrets.Write("Dashboard__Frontend__BrowserToken", "the token");
        secrets.Write("Dashboard__Otlp__PrimaryApiKey", "the key of the services");
        environment.Remove("Dashboard__Frontend__BrowserToken");
        environment.Remove("Dashboard__Otlp__PrimaryApiKey");
        environment["ASPIRE_DASHBOARD_FILE_CONFIG_DIRECTORY"] = secrets.FullName;
        environment["HOME"] = secrets.FullName;
        environment["ASPNETCORE_URLS"] = environment["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = "http://127.0.0.1:0";
        await using var dashboard = ChildProcess.Start(await RealDashboard.GetPathAsync(), ["dashboard"], environment: environment);

        var url = await dashboard.WaitForLineAsync(line => line.Contains("Now listening on: http", StringComparison.Ordinal) ? line[line.IndexOf("http", StringComparison.Ordinal)..].Trim() : null);

        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await client.GetAsync(new Uri(new Uri(url), "/login?t=the%20token"), TestContext.Current.CancellationToken);
        using var refused = await client.GetAsync(new Uri(new Uri(url), "/login?t=another"), TestContext.Current.CancellationToken);
        Assert.Equal(("/", "/login"), (answer.Headers.Location?.ToString(), refused.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task WithoutTheSettingThereIsNone()
    {
        using var profile = await OptionalProfile.PublishAsync("Staging", 0);

        Assert.DoesNotContain("dashboard", profile["aspire-manifest.json"], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("OTEL_EXPORTER", profile["aspire-manifest.json"], StringComparison.Ordinal);
    }
}
