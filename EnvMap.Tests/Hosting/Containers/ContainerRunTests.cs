using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Containers;

[RequiresDocker]
public sealed class ContainerRunTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AProcessReachesAContainerThroughTheProxy()
    {
        await using var builder = TestApp.Create();
        var web = builder.AddWeb("web", "hello");
        builder.AddShell("client", "echo \"at $WEB_HTTP\"; exec sleep 1000").WithReference(web.GetEndpoint("http"));
        await using var app = await builder.StartAsync();
        var running = await app.WaitAsync("web", KnownResourceStates.Running);
        using var client = app.CreateHttpClient("web");
        await Eventually.Async(() => client.GetStringAsync("/").ContinueWith(t => t.IsCompletedSuccessfully && t.Result == "hello\n", TaskScheduler.Default).Result, "an answer");
        Assert.Equal("Container", running.Snapshot.ResourceType);
        Assert.Equal("busybox:1.37", running.Snapshot.Text("container.image"));
        Assert.Equal("sh", running.Snapshot.Text("container.command"));
        await Eventually.Async(() => app.LogAsync("client").Result.Any(l => l.Contains($"at {app.GetEndpoint("web").ToString().TrimEnd('/')}")), "the address in the environment");
        Assert.Equal(new Uri("http://web.dev.internal:8080"), app.GetEndpointForNetwork("web", KnownNetworkIdentifiers.DefaultAspireContainerNetwork));
    }

    [Fact]
    public async Task AContainerReachesAnotherByItsNamesAndItsOutputIsInTheLog()
    {
        await using var builder = TestApp.Create();
        var web = builder.AddWeb("web", "from inside").WithContainerNetworkAlias("other-name");
        builder.AddScript("client", "for host in $WEB_HTTP http://web:8080 http://other-name:8080; do until wget -qO - $host; do sleep 0.1; done; done; echo complaint >&2; sleep 1000")
            .WithReference(web.GetEndpoint("http")).WaitFor(web);
        await using var app = await builder.StartAsync();
        await app.WaitAsync("client", KnownResourceStates.Running);
        await Eventually.Async(() => app.LogAsync("client").Result.Any(l => l.Contains("complaint")), "the last line");
        var log = await app.LogAsync("client");
        Assert.Equal(3, log.Count(line => line.EndsWith(" from inside")));
        var environment = app.Current("client").EnvironmentVariables;
        Assert.Equal("http://web.dev.internal:8080", environment.Single(v => v.Name == "WEB_HTTP").Value);
    }

    [Fact]
    public async Task AContainerReachesAProcessOfTheHost()
    {
        await using var builder = TestApp.Create();
        var api = builder.AddProject<Projects.ApiUnderTest>("api").WithEnvironment("ConnectionStrings__envmapdb", "Host=127.0.0.1;Port=1");
        builder.AddScript("client", "until wget -qO - $API_HTTP/alive; do sleep 0.1; done; echo; exec sleep 1000").WithReference(api.GetEndpoint("http"));
        await using var app = await builder.StartAsync();
        await app.WaitAsync("client", KnownResourceStates.Running);
        await Eventually.Async(() => app.LogAsync("client").Result.Any(l => l.Contains("Healthy")), "the answer");
        Assert.Equal("aspire.dev.internal", app.GetEndpointForNetwork("api", KnownNetworkIdentifiers.DefaultAspireContainerNetwork, "http").Host);
    }

    [Fact]
    public async Task AContainerReachesWhateverListensOnTheHost()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/";
        await using var builder = TestApp.Create();
        builder.AddScript("client", "until wget -T 5 -qO - ${URL}path; do sleep 0.1; done; exec sleep 1000")
            .WithEnvironment(context => context.EnvironmentVariables["URL"] = new HostUrl(address));
        await using var app = await builder.StartAsync();
        using var accepted = await listener.AcceptTcpClientAsync(Token).AsTask().WaitAsync(TestApp.Patience, Token);
        using var reader = new StreamReader(accepted.GetStream());
        Assert.StartsWith("GET /path ", await reader.ReadLineAsync(Token), StringComparison.Ordinal);
        Assert.StartsWith("http://aspire.dev.internal:", app.Current("client").EnvironmentVariables.Single(v => v.Name == "URL").Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APersistentContainerIsTakenOverByTheNextRun()
    {
        var name = $"envmap-test-{Guid.NewGuid():N}";
        string? network = null;
        try
        {
            var ids = new List<string>();
            for (var run = 1; run <= 2; run++)
            {
                await using var builder = TestApp.Create();
                builder.AddScript("box", "exec sleep 1000").WithContainerName(name).WithLifetime(ContainerLifetime.Persistent);
                await using var app = await builder.StartAsync();
                ids.Add((await app.WaitAsync("box", KnownResourceStates.Running)).Snapshot.ContainerId());
                network ??= await DockerEngine.NetworkOfAsync(ids[0]);
                await app.StopAsync(Token);
            }

            Assert.Single(ids.Distinct());
        }
        finally
        {
            await DockerEngine.TryAsync("rm", "--force", name);
            await DockerEngine.TryAsync("network", "rm", network ?? "none");
        }
    }
}
