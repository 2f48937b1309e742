using EnvMap.Hosting.Dcp;
using EnvMap.Hosting.Dcp.Model;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Dcp;

public sealed class FakeDcpClientTests
{
    [Fact]
    public async Task TellsWhatDcpWouldTell()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var dcp = new FakeDcpClient();
        dcp.OnCreated = obj => dcp.Update<Executable>(obj.Metadata.Name, e => e.Status = new() { State = ExecutableState.Running });
        await dcp.CreateAsync(RealDcp.Shell("a", "true"), cancellation);
        await dcp.PatchAsync<Executable>("a", DcpPatches.Stop(), cancellation);
        dcp.SetLog<Executable>("a", DcpLogSource.StdOut, "one", "two");
        Assert.True(await dcp.DeleteAsync<Executable>("a", cancellation));
        await dcp.CreateAsync(RealDcp.Shell("b", "true"), cancellation);

        await foreach (var change in dcp.WatchAsync<Executable>(cancellation))
        {
            Assert.Equal((DcpWatchEventType.Added, "b", ExecutableState.Running), (change.Type, change.Object.Metadata.Name, change.Object.Status?.State));
            break;
        }

        Assert.Equal(["create a", "patch a", "delete a", "create b", "watch "], dcp.Calls.Select(c => $"{c.Verb} {c.Name}"));
    }
}
