using EnvMap.Hosting.Backchannel;

namespace EnvMap.Tests.Hosting.Backchannel;

/// <summary>What a reader gets of a log, whenever it comes.</summary>
public sealed class ReplayLogTests
{
    private const int Items = 25;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(Items)]
    [InlineData(int.MaxValue)]
    public async Task WhoeverComesLateGetsWhatIsKeptAndWhoeverKeepsUpGetsAll(int limit)
    {
        var log = new ReplayLog<int>(limit);
        await using var early = log.ReadAsync(Token).GetAsyncEnumerator(Token);
        for (var item = 1; item <= Items; item++)
        {
            log.Write(item);
            Assert.True(await early.MoveNextAsync());
            Assert.Equal(item, early.Current);
            await using var late = log.ReadAsync(Token).GetAsyncEnumerator(Token);
            Assert.True(await late.MoveNextAsync());
            Assert.Equal(Math.Max(1, item - limit + 1), late.Current);
        }
        log.Complete();
        log.Write(Items + 1);
        Assert.False(await early.MoveNextAsync());
        Assert.Equal(Enumerable.Range(1, Items).TakeLast(limit), await log.ReadAsync(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task WhoeverFallsBehindMissesWhatIsNoLongerKept()
    {
        var log = new ReplayLog<int>(3);
        await using var reader = log.ReadAsync(Token).GetAsyncEnumerator(Token);
        log.Write(1);
        Assert.True(await reader.MoveNextAsync());
        foreach (var item in Enumerable.Range(2, 9))
        {
            log.Write(item);
        }
        log.Complete();
        var seen = new List<int>();
        while (await reader.MoveNextAsync())
        {
            seen.Add(reader.Current);
        }
        Assert.Equal([8, 9, 10], seen);
    }
}
