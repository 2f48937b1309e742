using System.Net.Http.Json;
using System.Text.Json;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Cli;

/// <summary>What the API knows of deployments, and of versions that nobody could wait for.</summary>
[Collection(nameof(PostgresTests))]
public sealed class DeploymentReportTests(PostgresServer postgres) : IDisposable
{
    private readonly FakeDocker _docker = new();
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _docker.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task EachIsReportedWithWhatBecameOfItAndOneThatDoesNotBecomeHealthyInTimeIsRolledBack()
    {
        await using var api = await LocalApi.StartAsync(postgres);
        var token = await api.Client.TokenAsync("admin", ApiLogin.AdminPassword);
        Publish("nginx:1");
        Assert.Equal((0, ""), await RunAsync("1.0"));

        Publish("nginx:2");
        _docker.Sicken("1.1");
        var (exitCode, error) = await RunAsync("1.1", "--timeout", "2");
        Assert.Equal(1, exitCode);
        Assert.Contains("not healthy after 2 s", error, StringComparison.Ordinal);
        Assert.Contains("web is running, starting.", error, StringComparison.Ordinal);
        Assert.Contains("Version 1.0 runs again.", error, StringComparison.Ordinal);
        Assert.Contains("nginx:1\n", await File.ReadAllTextAsync(_folder["compose", "compose.yaml"], Token), StringComparison.Ordinal);

        // Settings are not gone back to.
        Publish("nginx:1");
        await File.AppendAllTextAsync(_folder["compose", ".env"], "OTHER=1\n", Token);
        _docker.Sicken("1.0");
        Assert.Equal(1, (await RunAsync("1.0", "--timeout", "2")).ExitCode);

        var list = await api.Client.GetFromJsonAsync<JsonElement>("/api/deployments", Token);
        Assert.Equal(
            ["1.0 failed", "1.1 rolled-back", "1.0 succeeded"],
            list.GetProperty("items").EnumerateArray().Select(item => $"{item.GetProperty("version").GetString()} {item.GetProperty("outcome").GetString()}"));
        var column = (await api.Client.StatusAsync()).GetProperty("columns").EnumerateArray().Single(column => column.GetProperty("environment").GetString() is "staging");
        Assert.Equal(("1.0", "succeeded"), (column.GetProperty("lastDeployment").GetProperty("version").GetString(), column.GetProperty("lastDeployment").GetProperty("outcome").GetString()));

        async Task<(int ExitCode, string Error)> RunAsync(string version, params string[] options)
        {
            var run = await EnvMapCli.RunInAsync(
                _folder.FullName,
                new Dictionary<string, string?>(_docker.Environment) { ["ENVMAP_TOKEN"] = token },
                ["deploy", ".", "--version", version, "--report", api.Client.BaseAddress!.AbsoluteUri, .. options]);
            return (run.ExitCode, run.Error);
        }
    }

    [Fact]
    public async Task OneThatComposeEndsAheadOfIsNoSuccessThoughTheFormerContainersAreHealthy()
    {
        Publish("nginx:1");
        Assert.Equal(0, (await RunAsync("1.0")).ExitCode);
        Publish("nginx:2");
        _docker.Break("1.1");

        var run = await RunAsync("1.1");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Compose says: manifest unknown", run.Error, StringComparison.Ordinal);
        Assert.Contains("Version 1.0 runs again.", run.Error, StringComparison.Ordinal);
        Assert.Contains("nginx:1\n", await File.ReadAllTextAsync(_folder["compose", "compose.yaml"], Token), StringComparison.Ordinal);

        Task<EnvMapCli> RunAsync(string version) => EnvMapCli.RunInAsync(_folder.FullName, _docker.Environment, "deploy", ".", "--version", version);
    }

    private void Publish(string image)
    {
        _folder.Write("aspire-manifest.json", $$"""{ "resources": { "web": { "type": "container.v0", "image": "{{image}}" } } }""");
        _folder.Write("profile.json", """{ "version": 1, "name": "staging-0", "environment": "staging", "phase": 0, "rows": [], "resources": {} }""");
    }
}
