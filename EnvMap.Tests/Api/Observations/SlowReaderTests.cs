using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Api.Observations;

[Collection(nameof(QuietMachine))]
public sealed class SlowReaderTests
{
    private const int Readers = 30;
    private const int LargestGrowth = 96 * 1024 * 1024;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StreamsThatNobodyReadsHoldNeitherMemoryNorTheEndUp()
    {
        await using var server = await ProbedServer.StartAsync();
        // A change of every row at each probe: what would be kept for each reader is some 20 KB a change.
        server.Answer = (context, number) =>
        {
            context.Response.StatusCode = number % 2 is 0 ? 200 : 500;
            return Task.CompletedTask;
        };
        await using var api = await ApiProcess.StartAsync(
            "Host=127.0.0.1;Port=1;Database=none;Username=none;Password=none", "Development",
            [StatusReader.Interval(0.05), .. StatusReader.HttpProbe("all", server.Address, RowNames())]);
        var readers = new List<Socket>();
        try
        {
            for (var reader = 0; reader < Readers; reader++)
            {
                readers.Add(await OpenAsync(api.Client.BaseAddress!));
            }
            await Eventually.Async(() => server.Requests > 50, "some changes");
            var before = Resident(api.Id);
            var (requests, version) = (server.Requests, await VersionAsync(api));
            await Eventually.Async(() => server.Requests > requests + 300, "many changes");

            Assert.True(await VersionAsync(api) > version + 250);
            Assert.InRange(Resident(api.Id) - before, long.MinValue, LargestGrowth);
            Assert.Equal(0, await api.TerminateAsync(TimeSpan.FromSeconds(2)));
        }
        finally
        {
            readers.ForEach(reader => reader.Dispose());
        }
    }

    // As many as the seed has.
    private static string[] RowNames() => [.. Catalog().Tools.Select(tool => tool.Name)];

    private static EnvMap.Catalog.EnvironmentMap Catalog() => EnvMap.Catalog.Reading.EnvironmentMapReader.ReadFile(RepositoryRoot.Combine("environment-map.md")).GetMap();

    private static async Task<Socket> OpenAsync(Uri address)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port, Cancellation);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /api/status/stream HTTP/1.1\r\nHost: localhost:{address.Port}\r\n\r\n"), Cancellation);
        Assert.NotEqual(0, await socket.ReceiveAsync(new byte[16], Cancellation));
        return socket;
    }

    private static async Task<long> VersionAsync(ApiProcess api) => (await api.Client.StatusAsync()).GetProperty("version").GetInt64();

    // VmRSS:	  123456 kB
    private static long Resident(int pid) => 1024 * long.Parse(
        File.ReadLines($"/proc/{pid}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);
}
