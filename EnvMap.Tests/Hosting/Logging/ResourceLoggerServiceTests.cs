using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EnvMap.Tests.Hosting.Logging;

public sealed class ResourceLoggerServiceTests
{
    private readonly ResourceLoggerService _logs = new(new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.Zero)));
    private readonly TestResource _api = new("api");

    private static CancellationToken Canceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LinesCarryNumberTimeAndWhetherTheyAreErrors()
    {
        var logger = _logs.GetLogger(_api);
        logger.LogInformation("hello");
        logger.LogError("bad");
        _logs.Complete(_api);

        Assert.Equal(
            [new LogLine(1, "2026-03-01T09:30:00.0000000Z hello", false), new LogLine(2, "2026-03-01T09:30:00.0000000Z bad", true)],
            await ReadAsync(_logs.WatchAsync(_api)));
    }

    [Fact]
    public async Task OfManyLinesNoneIsLost()
    {
        const int Lines = 100_000;
        var logger = _logs.GetLogger(_api);
        var timer = Stopwatch.StartNew();
        var reading = ReadAsync(_logs.WatchAsync(_api));
        await UntilReadAsync("api");
        for (var i = 0; i < Lines; i++)
        {
            logger.LogInformation("line {Number}", i);
        }

        _logs.Complete(_api);
        var lines = await reading.WaitAsync(TimeSpan.FromSeconds(30), Canceled);
        TestContext.Current.SendDiagnosticMessage("{0} lines in {1} ms", Lines, timer.ElapsedMilliseconds);

        Assert.Equal(Enumerable.Range(1, Lines), lines.Select(l => l.LineNumber));
        Assert.EndsWith($" line {Lines - 1}", lines[^1].Content);
        Assert.InRange(timer.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task TheLatestTenThousandLinesAreKept()
    {
        var logger = _logs.GetLogger(_api);
        for (var i = 0; i < 25_000; i++)
        {
            logger.LogInformation("line {Number}", i);
        }

        var lines = await ReadAsync(_logs.GetAllAsync(_api));

        Assert.Equal(10_000, lines.Count);
        Assert.EndsWith(" line 15000", lines[0].Content);
        Assert.EndsWith(" line 24999", lines[^1].Content);
    }

    [Fact]
    public async Task ASecondReaderGetsTheBacklogInTheOrderOfTime()
    {
        await using var first = _logs.WatchAsync("api").GetAsyncEnumerator(Canceled);
        var moving = first.MoveNextAsync();
        _logs.AddConsoleOutput("api",
        [
            LogEntry.Parse("2026-03-01T09:30:02.5Z second", false),
            LogEntry.Parse("2026-03-01T09:30:01.473275911Z first", true)
        ]);
        Assert.True(await moving);

        await using var second = _logs.WatchAsync("api").GetAsyncEnumerator(Canceled);
        Assert.True(await second.MoveNextAsync());

        Assert.Equal(
            [new LogLine(1, "2026-03-01T09:30:01.4732759Z first", true), new LogLine(2, "2026-03-01T09:30:02.5000000Z second", false)],
            second.Current);
    }

    [Fact]
    public async Task ConsoleOutputFollowsWhatTheAppHostSaid()
    {
        _logs.ConsoleLogs = new FakeConsoleLogSource("api", "from the console");
        _logs.GetLogger(_api).LogInformation("from the AppHost");

        var lines = await ReadAsync(_logs.GetAllAsync(_api));

        Assert.Equal([(1, "2026-03-01T09:30:00.0000000Z from the AppHost"), (2, "from the console")], lines.Select(l => (l.LineNumber, l.Content)));
    }

    [Fact]
    public async Task TheFirstReaderAndTheLastAreAnnounced()
    {
        await using var watch = _logs.WatchAnySubscribersAsync(Canceled).GetAsyncEnumerator(Canceled);
        var change = watch.MoveNextAsync();
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(Canceled);
        var readers = new[] { ReadUntilCanceledAsync(), ReadUntilCanceledAsync() };

        Assert.True(await change);
        Assert.Equal(new LogSubscriber("api", true), watch.Current);

        await reading.CancelAsync();
        await Task.WhenAll(readers);
        Assert.True(await watch.MoveNextAsync());
        Assert.Equal(new LogSubscriber("api", false), watch.Current);

        async Task ReadUntilCanceledAsync()
            => await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                await foreach (var batch in _logs.WatchAsync("api").WithCancellation(reading.Token))
                {
                }
            });
    }

    [Fact]
    public async Task TheLogsOfAllInstancesAreReadTogether()
    {
        _api.Annotations.Add(new DcpInstancesAnnotation([new("api-a", "a", 0), new("api-b", "b", 1)]));
        _logs.GetLogger(_api).LogInformation("both");
        _logs.GetLogger("api-b").LogInformation("one");
        _logs.Complete(_api);

        var lines = await ReadAsync(_logs.WatchAsync(_api));

        Assert.Equal(3, lines.Count);
        Assert.Equal(2, lines.Count(l => l.Content.EndsWith(" both", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ACompletedLogTakesNothingUntilItIsReopened()
    {
        _logs.GetLogger("api").LogInformation("before");
        _logs.Complete("api");
        _logs.GetLogger("api").LogInformation("lost");
        _logs.Reopen("api");
        _logs.GetLogger("api").LogInformation("after");

        var lines = await ReadAsync(_logs.GetAllAsync("api"));

        Assert.Equal(["before", "after"], lines.Select(l => l.Content.Split(' ')[1]));
    }

    private async Task UntilReadAsync(string id)
    {
        await foreach (var change in _logs.WatchAnySubscribersAsync(Canceled))
        {
            if (change == new LogSubscriber(id, true))
            {
                return;
            }
        }
    }

    private static async Task<List<LogLine>> ReadAsync(IAsyncEnumerable<IReadOnlyList<LogLine>> batches)
    {
        var lines = new List<LogLine>();
        await foreach (var batch in batches.WithCancellation(Canceled))
        {
            lines.AddRange(batch);
        }

        return lines;
    }
}
