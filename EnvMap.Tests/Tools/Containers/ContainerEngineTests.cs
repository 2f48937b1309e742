using System.Net.Sockets;
using System.Text;
using EnvMap.Tests.TestSupport;
using EnvMap.Tools.Containers;

namespace EnvMap.Tests.Tools.Containers;

public sealed class ContainerEngineTests
{
    [Theory]
    [InlineData("HTTP/1.0 200 OK\r\n\r\nOK", true)]
    [InlineData("HTTP/1.0 500 Internal Server Error\r\n\r\n", false)]
    public async Task AnEngineIsThereWhenItsSocketAnswersPing(string answer, bool expected)
    {
        using var folder = new TemporaryFolder();
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(folder["docker.sock"]));
        listener.Listen();
        var serving = ServeAsync(listener, answer);

        var address = $"unix://{folder["docker.sock"]}";
        var found = ContainerEngine.Find(name => name == "DOCKER_HOST" ? address : null);

        Assert.Equal(expected ? address : null, found);
        Assert.StartsWith("GET /_ping ", await serving);
    }

    [Theory]
    [InlineData("unix:///nowhere/docker.sock")]
    [InlineData("tcp://127.0.0.1:1")]
    [InlineData("nonsense")]
    public void ANamedEngineThatDoesNotAnswerIsNone(string address) =>
        Assert.Null(ContainerEngine.Find(name => name == "DOCKER_HOST" ? address : null));

    [Fact]
    public async Task AnEngineThatSaysNothingIsNone()
    {
        using var folder = new TemporaryFolder();
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(folder["docker.sock"]));
        listener.Listen();

        var finding = Task.Run(() => ContainerEngine.Find(name => name == "DOCKER_HOST" ? $"unix://{folder["docker.sock"]}" : null));

        Assert.Null(await finding.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    private static async Task<string> ServeAsync(Socket listener, string answer)
    {
        using var client = await listener.AcceptAsync(TestContext.Current.CancellationToken);
        var request = new byte[256];
        var length = await client.ReceiveAsync(request, TestContext.Current.CancellationToken);
        await client.SendAsync(Encoding.ASCII.GetBytes(answer), TestContext.Current.CancellationToken);
        return Encoding.ASCII.GetString(request, 0, length);
    }
}
