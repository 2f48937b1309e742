using EnvMap.Acquisition;
using EnvMap.Tests.TestSupport;
using EnvMap.Tools.LoadBalancing.Nginx;

namespace EnvMap.Tests.Tools.LoadBalancing;

public sealed class NginxConfigurationTests
{
    private static readonly EdgeRoute[] s_routes =
        [new("prometheus.envmap.localhost", "127.0.0.1:9090", false), new("api.envmap.localhost", "127.0.0.1:5000", true)];

    [Fact]
    public void TheEdgePassesEachDomainOn() => Snapshot.Match(NginxConfiguration.Write(s_routes, 8080), extension: "conf");

    [Fact]
    public void TheImageCompletesItWithTheResolversOfTheNetwork() => Snapshot.Match(NginxConfiguration.WriteForContainer(s_routes), extension: "conf");

    [Fact]
    public async Task NginxAcceptsWhatTheImageCompletes()
    {
        using var folder = new TemporaryFolder();
        var routes = NginxConfiguration.WriteForContainer(s_routes).Replace("${NGINX_LOCAL_RESOLVERS}", "127.0.0.11", StringComparison.Ordinal);
        folder.Write("edge.conf", InFolder(routes));
        var file = folder.Write("nginx.conf", InFolder(NginxConfiguration.WriteMainForContainer()));
        var nginx = await new ToolCache().GetAsync(NginxResource.Binaries, cancellationToken: TestContext.Current.CancellationToken);

        await ChildProcess.RunAsync(nginx.GetCommandPath("nginx"), ["-t", "-q", "-p", folder.FullName, "-c", file, "-e", "stderr"]);

        string InFolder(string text) => text.Replace($"{NginxConfiguration.ContainerOutput}/", $"{folder.FullName}/", StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutADefaultRouteOtherHostsGetNothing()
    {
        var text = NginxConfiguration.Write([s_routes[0]], 8080);

        Assert.Contains("server_name _;", text);
        Assert.Contains("return 404;", text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task NginxAcceptsIt(int routes)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["temp"]);
        var file = folder.Write("nginx.conf", NginxConfiguration.Write(s_routes[..routes], 8080));
        var nginx = await FetchedTools.NginxAsync();

        await ChildProcess.RunAsync(nginx.GetCommandPath("nginx"), ["-t", "-q", "-p", folder.FullName, "-c", file, "-e", "stderr"]);
    }
}
