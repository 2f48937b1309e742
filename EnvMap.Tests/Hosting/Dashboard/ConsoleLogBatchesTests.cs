using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dashboard;

namespace EnvMap.Tests.Hosting.Dashboard;

public sealed class ConsoleLogBatchesTests
{
    [Fact]
    public void NothingGivesNoMessage() => Assert.Empty(ConsoleLogBatches.Split([]));

    [Fact]
    public void ManyLinesAreCutIntoMessagesThatClientsAccept()
    {
        var text = new string('\u20ac', ConsoleLogBatches.MaxCharacters / 4);
        var lines = Enumerable.Range(1, 10).Select(number => new LogLine(number, text, number % 2 == 0)).ToList();

        var updates = ConsoleLogBatches.Split(lines).ToList();

        Assert.Equal([4, 4, 2], updates.Select(update => update.LogLines.Count));
        Assert.All(updates, update => Assert.InRange(update.CalculateSize(), 1, 4 * 1024 * 1024));
        Assert.Equal(lines.Select(line => (line.LineNumber, line.IsErrorMessage)), updates.SelectMany(update => update.LogLines).Select(line => (line.LineNumber, line.IsStdErr)));
    }

    [Fact]
    public void AnEndlessLineIsCut()
    {
        var update = Assert.Single(ConsoleLogBatches.Split([new LogLine(1, new string('x', ConsoleLogBatches.MaxCharacters + 1), false)]));

        Assert.Equal(ConsoleLogBatches.MaxCharacters, Assert.Single(update.LogLines).Text.Length);
    }
}
