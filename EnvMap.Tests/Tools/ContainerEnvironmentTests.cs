using System.Net.Http.Json;
using System.Text.Json;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Tools;

/// <summary>The whole environment with its tools as containers, and the API as a process beside them.</summary>
[Collection(nameof(QuietMachine))]
[RequiresDocker]
public sealed class ContainerEnvironmentTests
{
    private static readonly string[] s_containers = ["postgres", "cache", "edge", "prometheus", "node-exporter"];

    private static CancellationToken Canceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ToolsReachEachOtherAndTheApiAndDataSurviveARestart()
    {
        var prefix = $"envmap-test-{Guid.NewGuid():N}";
        var version = $"1.{Random.Shared.Next(1_000_000)}.0";
        try
        {
            await using (var run = await StartAsync(prefix))
            {
                using var edge = new HttpClient { BaseAddress = EdgeOf(run) };
                await PrometheusTargets.AreUpAsync(edge, "api", "node-exporter", "prometheus");
                await edge.LogInAsync();
                using var created = await edge.PostAsJsonAsync("/api/deployments", new { environment = "staging", version }, Canceled);
                Assert.Equal(System.Net.HttpStatusCode.Created, created.StatusCode);
            }

            await using (var run = await StartAsync(prefix))
            {
                using var edge = new HttpClient { BaseAddress = EdgeOf(run) };
                var page = await edge.GetFromJsonAsync<JsonElement>("/api/deployments", Canceled);
                Assert.Equal(version, page.GetProperty("items")[0].GetProperty("version").GetString());
            }
        }
        finally
        {
            await DockerEngine.RemoveVolumesAsync(prefix);
        }
    }

    // A port that DCP serves is random in a test.
    private static Uri EdgeOf(RunningAppHost run) => new(run.Current("edge").Urls.First(url => url.EndpointName == "http").FullUrl);

    private static async Task<RunningAppHost> StartAsync(string volumePrefix)
    {
        var run = await RunningAppHost.StartAsync(
            prepare: null, "--EnvMap:Flavour=container", $"--EnvMap:VolumePrefix={volumePrefix}", "--EnvMap:Include=Redis (Docker)", "--EnvMap:Exclude=Grafana,Portainer");
        try
        {
            await run.WaitUntilHealthyAsync(["api", "envmapdb", .. s_containers]);
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }
}
