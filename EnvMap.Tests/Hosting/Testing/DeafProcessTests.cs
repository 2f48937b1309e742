using System.Diagnostics;
using EnvMap.Hosting.Dcp;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace EnvMap.Tests.Hosting.Testing;

// A class of its own, to run beside the others: DCP waits 6 s and more before it kills.
public sealed class DeafProcessTests
{
    private readonly Leftovers _left = new();

    [Fact]
    public async Task AProcessThatIgnoresSigtermIsKilled()
    {
        await using var builder = TestApp.Create();
        builder.AddShell("stubborn", $"trap '' TERM INT; echo deaf; while :; do {_left.Command}; done");
        var app = await builder.StartAsync();
        var dcp = app.Services.GetRequiredService<DcpHost>();
        await Eventually.Async(() => _left.Running > 0, "the processes of the test");
        var watch = Stopwatch.StartNew();
        await app.DisposeAsync();
        TestContext.Current.SendDiagnosticMessage($"dispose with a deaf process {watch.Elapsed.TotalSeconds:0.00} s");
        await _left.AssertNoneAsync(dcp);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
    }
}
