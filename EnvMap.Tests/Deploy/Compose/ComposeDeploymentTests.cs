using System.Globalization;
using System.Net;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Compose;

/// <summary>The published profiles, brought up by a real engine.</summary>
[RequiresCompose]
public sealed class ComposeDeploymentTests
{
    private const string SlowDatabase = """
        services:
          postgres: { entrypoint: [ "sh", "-c", "sleep 20; exec docker-entrypoint.sh postgres" ] }

        """;

    /// <summary>staging-0 is brought up by the commands: <see cref="Cli.DeploymentVerbsTests"/>.</summary>
    [Theory]
    [InlineData("local-1", "envmap.localhost", DeployedProfile.WithoutGrafanaAndPortainer)]
    [InlineData("production-0", "envmap.internal", null)]
    public async Task AProfileComesUpServesTheApiByDomainAndKeepsItsData(string profile, string domain, string? change)
    {
        using var written = new WrittenCompose();
        var planted = PlantedSecrets.AskedForBy(WrittenCompose.Profile(profile));
        await using var project = await DeployedProfile.WriteAsync(written, profile, change, given: planted.ValueOf);
        var running = new RunningProfile(project, profile, domain);
        await project.UpAsync();
        using (var api = await running.LogInAsync(planted["api-admin-password"]))
        {
            await RunningProfile.KeepAsync(api, project.Version);
        }

        await project.RunAsync("down");
        await project.UpAsync();

        using var again = await running.LogInAsync(planted["api-admin-password"]);
        var deployments = await again.GetStringAsync("api/deployments", TestContext.Current.CancellationToken);
        Assert.Contains(project.Version, deployments, StringComparison.Ordinal);

        // The API has taken its secrets: it let the administrator in, and it has a database.
        planted.AssertNoneIn(deployments, "what the API says of deployments");
        Assert.Empty(await EngineTraces.OfProjectAsync(planted, project.Name));
        if (profile is not "local-1")
        {
            await running.ObserveAsync(again);
            return;
        }
        await PrometheusTargets.AreUpAsync(again, "api", "node-exporter", "prometheus");
        foreach (var host in new[] { "grafana", "portainer" })
        {
            using var other = await running.ConnectAsync(host);
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("api/map", TestContext.Current.CancellationToken)).StatusCode);
        }
        await running.ObserveAsync(again, "Prometheus", "Node Exporter");
    }

    [Fact]
    public async Task TheApiStartsWhenASlowDatabaseIsHealthy()
    {
        using var written = new WrittenCompose();
        await using var project = await DeployedProfile.WriteAsync(written, "staging-0", SlowDatabase);
        // The log of a health check keeps five entries, and the engine the latest 256 events: whoever listens misses none.
        await using var health = project.WatchHealth("postgres");
        await project.UpAsync();

        var line = await health.WaitForLineAsync(line => line.EndsWith(" health_status: healthy", StringComparison.Ordinal) ? line : null);
        var healthy = DateTimeOffset.UnixEpoch.AddTicks(long.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture) / TimeSpan.NanosecondsPerTick);
        var ran = await StartOfAsync("postgres");
        var started = await StartOfAsync("api");
        Assert.True(healthy - ran > TimeSpan.FromSeconds(20), $"PostgreSQL was started at {ran:O} and first healthy at {healthy:O}: nothing held it up.");
        Assert.True(started > healthy, $"The API was started at {started:O}, and PostgreSQL was first healthy at {healthy:O}.");

        async Task<DateTimeOffset> StartOfAsync(string service) => DateTimeOffset.Parse(await project.InspectAsync(service, "{{.State.StartedAt}}"), CultureInfo.InvariantCulture);
    }
}
