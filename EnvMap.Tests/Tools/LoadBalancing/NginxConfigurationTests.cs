using EnvMap.Acquisition;
using EnvMap.Tests.TestSupport;
using EnvMap.Tools.LoadBalancing.Nginx;

namespace EnvMap.Tests.Tools.LoadBalancing;

public sealed class NginxConfigurationTests
{
    private static readonly EdgeRoute[] s_routes =
        [new("prometheus", "127.0.0.1:9090", false), new("api", "127.0.0.1:5000", true)];

    [Fact]
    public void TheEdgePassesEachDomainOn() => Snapshot.Match(NginxConfiguration.Write(s_routes, 8080), extension: "conf");

    [Fact]
    public void TheImageCompletesItWithTheResolversOfTheNetwork() => Snapshot.Match(NginxConfiguration.WriteForContainer(s_routes), extension: "conf");

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
        var nginx = await new ToolCache().GetAsync(NginxResource.Binaries, cancellationToken: TestContext.Current.CancellationToken);

        await ChildProcess.RunAsync(nginx.GetCommandPath("nginx"), ["-t", "-q", "-p", folder.FullName, "-c", file, "-e", "stderr"]);
    }
}
