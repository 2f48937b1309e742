using EnvMap.Hosting.Dcp;
using Microsoft.Extensions.Time.Testing;

namespace EnvMap.Tests.Hosting.Dcp;

public sealed class DcpSessionTests
{
    [Fact]
    public void FoldersOfTheDeadAreDeletedAfterAWhile()
    {
        var parent = Directory.CreateTempSubdirectory("dcp-sessions-");
        try
        {
            var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
            var mine = DcpSession.Create(parent.FullName, Environment.ProcessId);
            var dead = DcpSession.Create(parent.FullName, int.MaxValue);
            var other = parent.CreateSubdirectory("envmap-dcp-of-somebody-else");

            Assert.Empty(DcpSession.DeleteStale(parent.FullName, time));
            time.Advance(TimeSpan.FromMinutes(5));
            Assert.Equal([dead.Directory], DcpSession.DeleteStale(parent.FullName, time));

            Assert.True(Directory.Exists(mine.Directory));
            Assert.True(other.Exists);
            Assert.False(Directory.Exists(dead.Directory));
        }
        finally
        {
            parent.Delete(recursive: true);
        }
    }
}
