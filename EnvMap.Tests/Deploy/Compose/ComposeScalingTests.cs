using System.Diagnostics;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Compose;

[Collection(nameof(QuietMachine))]
public sealed class ComposeScalingTests
{
    private const int Runs = 5;
    private const double Limit = 12;

    [Fact]
    public async Task TenTimesTheResourcesTakeAtMostTwelveTimesAsLong()
    {
        using var folder = new TemporaryFolder();
        folder.Write("100/aspire-manifest.json", ForeignManifest.Of(100));
        folder.Write("1000/aspire-manifest.json", ForeignManifest.Of(1000));
        var (shorts, longs) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var i = 0; i < Runs; i++)
        {
            shorts.Add(await MeasureAsync("100"));
            longs.Add(await MeasureAsync("1000"));
        }

        var (first, second) = (Median(shorts), Median(longs));
        TestContext.Current.TestOutputHelper?.WriteLine($"100 resources: {first.TotalMilliseconds:F0} ms, 1,000: {second.TotalMilliseconds:F0} ms, ratio {second / first:F1}.");
        Assert.True(second / first <= Limit, $"100 resources took {first.TotalMilliseconds:F1} ms, 1,000 took {second.TotalMilliseconds:F1} ms.");

        // As whoever asks for it waits for it: with the start of the program, and on the disk.
        async Task<TimeSpan> MeasureAsync(string count)
        {
            using var output = new TemporaryFolder();
            var watch = Stopwatch.StartNew();
            var run = await EnvMapCli.RunAsync("compose", folder[count], "--output", output.FullName);
            var elapsed = watch.Elapsed;
            Assert.True(run.ExitCode is 0, run.Error);
            return elapsed;
        }
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(Runs / 2);
}
