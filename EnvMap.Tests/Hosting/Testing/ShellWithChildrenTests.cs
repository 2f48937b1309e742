using System.Diagnostics;
using EnvMap.Hosting.Dcp;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace EnvMap.Tests.Hosting.Testing;

// A class of its own, to run beside the others: DCP waits 6 s and more before it kills.
public sealed class ShellWithChildrenTests
{
    private readonly Leftovers _left = new();

    [Fact]
    public async Task AShellGoesWithItsChildren()
    {
        await using var builder = TestApp.Create();
        builder.AddShell("parent", $"{_left.Command} & {_left.Command}");
        var app = await builder.StartAsync();
        var dcp = app.Services.GetRequiredService<DcpHost>();
        await Eventually.Async(() => _left.Running >= 3, "the processes of the test");
        var watch = Stopwatch.StartNew();
        await app.DisposeAsync();
        TestContext.Current.SendDiagnosticMessage($"dispose with a shell and its children {watch.Elapsed.TotalSeconds:0.00} s");
        await _left.AssertNoneAsync(dcp);
    }
}
