using System.Text;
using EnvMap.Hosting.Dcp;
using Microsoft.Extensions.Logging;

namespace EnvMap.Tests.Hosting.Dcp;

public sealed class DcpLogEntryTests
{
    [Fact]
    public void KeepsTheFieldsApart()
    {
        Assert.True(DcpLogEntry.TryParse("2026-01-31T20:40:50.509Z\terror\tdcp.Exec\tIt failed\t{\"error\": \"x\"}\r"u8, out var entry));

        Assert.Equal(new DcpLogEntry(new DateTimeOffset(2026, 1, 31, 20, 40, 50, 509, TimeSpan.Zero), LogLevel.Error, "dcp.Exec", "It failed\t{\"error\": \"x\"}"), entry);
    }

    [Theory]
    [InlineData("")]
    [InlineData("panic: no tabs")]
    [InlineData("one\ttwo\tthree")]
    public void OtherTextIsNoEntry(string line) => Assert.False(DcpLogEntry.TryParse(Encoding.UTF8.GetBytes(line), out _));
}
