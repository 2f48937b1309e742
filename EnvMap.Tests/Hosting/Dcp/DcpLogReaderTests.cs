using System.IO.Pipelines;
using System.Text;
using EnvMap.Hosting.Dcp;

namespace EnvMap.Tests.Hosting.Dcp;

public sealed class DcpLogReaderTests
{
    [Fact]
    public async Task TakesTheTimeOffEachLine()
    {
        var lines = await ReadAsync("2026-01-31T20:40:50.509Z hello  world\r\n2026-01-31T20:40:51Z \nno time here\nlast");

        var time = new DateTimeOffset(2026, 1, 31, 20, 40, 50, 509, TimeSpan.Zero);
        Assert.Equal(
            [new(time, "hello  world", true), new(time.AddMilliseconds(491), "", true), new(null, "no time here", true), new(null, "last", true)],
            lines);
    }

    [Fact]
    public async Task PutsLinesTogetherThatArriveInPieces()
    {
        var pipe = new Pipe();
        var reading = ReadAsync(pipe.Reader.AsStream());
        foreach (var piece in "2026-01-31T20:40:50Z gr\u00fc\u00dfe\nnext\n".Chunk(3))
        {
            await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(piece), TestContext.Current.CancellationToken);
        }

        await pipe.Writer.CompleteAsync();

        Assert.Equal(["grüße", "next"], (await reading).Select(l => l.Text));
    }

    [Fact]
    public async Task CutsALineThatNeverEnds()
    {
        var lines = await ReadAsync(new string('x', 3 * DcpLogReader.LongestLine));

        Assert.True(lines.Count > 1);
        Assert.Equal(3 * DcpLogReader.LongestLine, lines.Sum(l => l.Text.Length));
    }

    private static Task<List<DcpLogLine>> ReadAsync(string text) => ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static async Task<List<DcpLogLine>> ReadAsync(Stream stream)
    {
        var lines = new List<DcpLogLine>();
        await foreach (var batch in DcpLogReader.ReadAsync(stream, isError: true, TestContext.Current.CancellationToken))
        {
            lines.AddRange(batch);
        }

        return lines;
    }
}
