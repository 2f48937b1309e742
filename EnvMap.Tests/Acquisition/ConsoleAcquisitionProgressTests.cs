using EnvMap.Acquisition;
using Microsoft.Extensions.Time.Testing;

namespace EnvMap.Tests.Acquisition;

public sealed class ConsoleAcquisitionProgressTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly FakeTimeProvider _time = new();
    private readonly ConsoleAcquisitionProgress _progress;

    public ConsoleAcquisitionProgressTests() => _progress = new ConsoleAcquisitionProgress(_output, _time);

    private string[] Lines => _output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    public void Dispose() => _progress.Dispose();

    [Fact]
    public void WritesAtOnceThenAtLeastEveryTwoSecondsThenOneClosingLine()
    {
        _progress.Report(new("Tool", AcquisitionPhase.Fetching));
        Assert.Equal(["Fetching Tool …"], Lines);

        for (var second = 2; second <= 20; second += 2)
        {
            var before = Lines.Length;
            _time.Advance(TimeSpan.FromSeconds(2));
            Assert.True(Lines.Length > before, $"No line in the two seconds before second {second}.");
        }

        var running = Lines.Length;
        _progress.Report(new("Tool", AcquisitionPhase.Done));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(running + 1, Lines.Length);
        Assert.Equal("Fetched Tool in 20 s", Lines[^1]);
    }

    [Fact]
    public void ShowsPercentageAndSizeWhereKnown()
    {
        _progress.Report(new("Aspire 13.5.4", AcquisitionPhase.Fetching, 45, 127_541_259));
        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal("Fetching Aspire 13.5.4 … 45 % of 127 MB, 3 s", Lines[^1]);
    }

    [Fact]
    public void ASecondFetchDoesNotDelayTheFirst()
    {
        _progress.Report(new("First", AcquisitionPhase.Fetching));
        _time.Advance(TimeSpan.FromSeconds(1.4));
        _progress.Report(new("Second", AcquisitionPhase.Waiting));
        _time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Contains("Fetching First … 2 s", Lines);
        Assert.Contains("Waiting: another process is fetching Second …", Lines);
    }

    [Fact]
    public void AFailureClosesTheFetch()
    {
        _progress.Report(new("Tool", AcquisitionPhase.Fetching));
        _progress.Report(new("Tool", AcquisitionPhase.Failed));

        Assert.Equal("Could not fetch Tool after 0 s", Lines[^1]);
    }
}
