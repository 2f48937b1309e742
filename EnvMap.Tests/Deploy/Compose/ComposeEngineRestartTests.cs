using System.Text.Json.Nodes;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Compose;

/// <summary>What is left of profiles when their engine ends and starts again.</summary>
[Collection(nameof(QuietMachine))]
[RequiresCompose]
public sealed class ComposeEngineRestartTests
{
    private static readonly TimeSpan s_comesBackWithin = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task ProfilesComeBackByThemselvesWithTheirData()
    {
        await using var engine = OwnEngine.Create();
        await engine.StartAsync();
        await engine.LoadAsync("mcr.microsoft.com/dotnet/aspnet:10.0", "nginx:1.29", "postgres:18.3", "prom/prometheus:v3.8.0", "prom/node-exporter:v1.10.2", "busybox:1.37");
        await using var local = new StartedProfile(engine, "local-1", "api.envmap.localhost");
        await using var staging = new StartedProfile(engine, "staging-0", "api.staging.envmap.internal");
        await using var production = new StartedProfile(engine, "production-0", "api.envmap.internal");
        StartedProfile[] profiles = [local, staging, production];
        await Task.WhenAll(profiles.Select(profile => profile.StartAsync()));

        await engine.StopAsync();
        await engine.StartAsync();

        await Task.WhenAll(profiles.Select(profile => Eventually.Async(profile.IsBackAsync, $"{profile} with its deployment after the engine's restart", s_comesBackWithin)));
    }

    private sealed class StartedProfile(OwnEngine engine, string profile, string domain) : IAsyncDisposable
    {
        private readonly WrittenCompose _written = new();
        private ComposeProject? _project;
        private string _authorization = "";

        /// <summary>Brings it up, and has its API keep a deployment.</summary>
        public async Task StartAsync()
        {
            _project = await DeployedProfile.WriteAsync(_written, profile, profile is "local-1" ? DeployedProfile.WithoutGrafanaAndPortainer : null, engine.Host);
            await _project.UpAsync();
            var login = await CallAsync("api/login", "--data", new JsonObject { ["name"] = "admin", ["password"] = _written["secrets/api-admin-password"] }.ToJsonString());
            _authorization = $"Authorization: Bearer {JsonNode.Parse(login.Output)!["token"]}";
            var report = await CallAsync(
                "api/deployments", "--header", _authorization, "--data", new JsonObject { ["environment"] = "staging", ["version"] = _project.Version }.ToJsonString());
            Assert.True(report.ExitCode is 0, report.Output);
        }

        public async Task<bool> IsBackAsync() =>
            (await CallAsync("api/deployments", "--header", _authorization)).Output.Contains(_project!.Version, StringComparison.Ordinal)
            && (await _project.RunAsync("ps", "--all", "--format", "{{.State}} {{.Health}}")).Split('\n').All(state => state is "running healthy");

        public async ValueTask DisposeAsync()
        {
            if (_project is not null)
            {
                await _project.DisposeAsync();
            }
            _written.Dispose();
        }

        public override string ToString() => profile;

        // The engine has a network of its own, which only its containers see.
        private Task<(int ExitCode, string Output)> CallAsync(string path, params IEnumerable<string> arguments) => _project!.TryAsync([
            "exec", "--no-TTY", "edge", "curl", "--silent", "--show-error", "--fail", "--header", $"Host: {domain}",
            "--header", "Content-Type: application/json", .. arguments, $"http://127.0.0.1:8080/{path}"]);
    }
}
