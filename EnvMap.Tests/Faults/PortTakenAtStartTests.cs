using System.Net;
using System.Net.Sockets;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Faults;

public sealed class PortTakenAtStartTests
{
    [Fact]
    public async Task TheEdgeSaysSoAndTheOthersRun()
    {
        using var squatter = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        squatter.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        squatter.Listen();
        var port = ((IPEndPoint)squatter.LocalEndPoint!).Port;
        await using var run = await RunningAppHost.StartAsync(null, $"--EnvMap:Edge:Port={port}", "--EnvMap:Exclude=Prometheus,Portainer", "--EnvMap:Options=");

        await run.WaitAsync("edge", r => (r.State, r.StateStyle) == ("FailedToStart", "error"), "'FailedToStart'");
        await run.WaitUntilHealthyAsync("postgres", "envmapdb", "api");
        Assert.Contains(await run.ConsoleLogAsync("edge"), line => line.Contains($"Port {port} of endpoint 'http' is taken by another process.", StringComparison.Ordinal));

        squatter.Dispose();
        await run.CommandAsync("edge", "start");
        await run.WaitAsync("edge", r => r.IsHealthy(), "healthy", TimeSpan.FromSeconds(30));
        using var client = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri($"http://127.0.0.1:{port}/health"), TestContext.Current.CancellationToken)).StatusCode);
    }
}
