using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;

namespace EnvMap.Hosting.Dcp;

/// <summary>Splits a log stream of DCP into lines; all lines that arrive together are one batch.</summary>
internal static class DcpLogReader
{
    // A process that never ends its line must not fill our memory.
    internal const int LongestLine = 1024 * 1024;

    private static readonly StreamPipeReaderOptions s_options = new(bufferSize: 64 * 1024);

    /// <summary>Ends with the stream, which it closes. Fails with <see cref="IOException"/> when the stream breaks.</summary>
    /// <param name="log">A stream that was asked for with timestamps.</param>
    /// <param name="isError">What the lines are marked as.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async IAsyncEnumerable<IReadOnlyList<DcpLogLine>> ReadAsync(Stream log, bool isError, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var reader = PipeReader.Create(log, s_options);
        try
        {
            var isCompleted = false;
            while (!isCompleted)
            {
                var result = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                isCompleted = result.IsCompleted;
                var batch = new List<DcpLogLine>();
                var consumed = Split(result.Buffer, isCompleted, isError, batch);
                reader.AdvanceTo(consumed, result.Buffer.End);
                if (batch.Count > 0)
                {
                    yield return batch;
                }
            }
        }
        finally
        {
            await reader.CompleteAsync().ConfigureAwait(false);
        }
    }

    private static SequencePosition Split(ReadOnlySequence<byte> buffer, bool isLast, bool isError, List<DcpLogLine> batch)
    {
        var bytes = new SequenceReader<byte>(buffer);
        while (bytes.TryReadTo(out ReadOnlySequence<byte> line, (byte)'\n'))
        {
            batch.Add(Parse(line, isError));
        }

        if (!bytes.End && (isLast || bytes.Remaining >= LongestLine))
        {
            batch.Add(Parse(bytes.UnreadSequence, isError));
            bytes.AdvanceToEnd();
        }

        return bytes.Position;
    }

    // 2026-01-31T20:40:50.509Z Now listening on: http://localhost:5000
    private static DcpLogLine Parse(ReadOnlySequence<byte> line, bool isError)
    {
        var text = Encoding.UTF8.GetString(line).AsSpan().TrimEnd('\r');
        var space = text.IndexOf(' ');
        var stamp = space < 0 ? text : text[..space];
        return DateTimeOffset.TryParseExact(stamp, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var timestamp)
            ? new DcpLogLine(timestamp, space < 0 ? "" : text[(space + 1)..].ToString(), isError)
            : new DcpLogLine(null, text.ToString(), isError);
    }
}
