using System.Net.Http.Json;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Tools;

public sealed class LocalEnvironmentTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    private static CancellationToken Canceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheWholeEnvironmentRunsAndIsReachedThroughTheEdge()
    {
        using var arguments = new AppHostArguments();
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.EnvMap_AppHost>(
            arguments.With("--EnvMap:Include=Redis (Docker)"), Canceled);
        await using var application = await builder.BuildAsync(Canceled);
        await application.StartAsync(Canceled);
        foreach (var name in (string[])["api", "postgres", "envmapdb", "cache", "edge", "prometheus", "node-exporter"])
        {
            await application.ResourceNotifications.WaitForResourceHealthyAsync(name, Canceled).WaitAsync(s_patience, Canceled);
        }

        using var edge = new HttpClient { BaseAddress = application.GetEndpoint("edge", "http") };
        await WriteAndReadAsync(edge);
        await PrometheusTargets.AreUpAsync(edge, "api", "node-exporter", "prometheus");
        Assert.Equal("ok\n", await edge.GetStringAsync("/_edge/health", Canceled));
        AssertNoSecretInArguments();
        AssertNotStarted(application, "grafana");
        AssertProperty(application, "postgres", "Map row", "PostgreSQL (Docker)");
        AssertProperty(application, "postgres", "Realised by", "PostgreSQL (Local)");
        AssertUrl(application, "api", $"http://api.envmap.localhost:{edge.BaseAddress!.Port}");
        AssertUrl(application, "prometheus", $"http://prometheus.envmap.localhost:{edge.BaseAddress.Port}");

        await application.StopAsync(Canceled);

        var left = CommandLines().FindAll(line => line.Contains(arguments.Folder, StringComparison.Ordinal));
        Assert.Empty(left);
    }

    private static async Task WriteAndReadAsync(HttpClient edge)
    {
        await edge.LogInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/deployments")
        {
            Headers = { Host = "api.envmap.localhost" },
            Content = JsonContent.Create(new { environment = "staging", version = "1.2.3" }),
        };
        using var created = await edge.SendAsync(request, Canceled);
        Assert.Equal(System.Net.HttpStatusCode.Created, created.StatusCode);
        // Any other host is the API's too.
        var page = await edge.GetFromJsonAsync<JsonElement>("/api/deployments", Canceled);
        Assert.Equal("1.2.3", page.GetProperty("items")[0].GetProperty("version").GetString());
    }

    private static void AssertNoSecretInArguments() => Assert.DoesNotContain(CommandLines(), line =>
        !line.Contains("Parameters:", StringComparison.Ordinal)
        && (line.Contains(AppHostArguments.PostgresPassword, StringComparison.Ordinal) || line.Contains(AppHostArguments.CachePassword, StringComparison.Ordinal)));

    private static void AssertNotStarted(DistributedApplication application, string name)
    {
        Assert.True(application.ResourceNotifications.TryGetCurrentState(name, out var state));
        Assert.Equal(KnownResourceStates.NotStarted, state.Snapshot.State?.Text);
        Assert.Equal(["Cure", "Map row", "Reason"], state.Snapshot.Properties.Select(property => property.Name).Order());
    }

    private static void AssertProperty(DistributedApplication application, string resource, string property, string value)
        => Assert.Contains(SnapshotOf(application, resource).Properties, p => p.Name == property && (string?)p.Value == value);

    private static void AssertUrl(DistributedApplication application, string resource, string url)
        => Assert.Contains(SnapshotOf(application, resource).Urls, u => u.Url == url);

    private static CustomResourceSnapshot SnapshotOf(DistributedApplication application, string resource)
    {
        Assert.True(application.ResourceNotifications.TryGetCurrentState(resource, out var state));
        return state.Snapshot;
    }

    private static List<string> CommandLines()
    {
        var lines = new List<string>();
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])))
        {
            try
            {
                lines.Add(File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' '));
            }
            catch (IOException)
            {
                // It has just ended.
            }
        }
        return lines;
    }
}
