using System.Diagnostics;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace EnvMap.Tests.Hosting.Testing;

public sealed class DisposalTests
{
    private static readonly TimeSpan s_quick = TimeSpan.FromSeconds(8);

    private readonly Leftovers _left = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NothingIsLeftAfterAnApplicationWasDisposed()
    {
        var watch = Stopwatch.StartNew();
        await using var builder = TestApp.Create();
        builder.AddShell("other", $"exec {_left.Command}");
        builder.AddShell("single", $"exec {_left.Command}");
        var app = await builder.StartAsync();
        var dcp = app.Services.GetRequiredService<DcpHost>();
        await app.WaitHealthyAsync("other");
        await app.WaitHealthyAsync("single");
        var healthy = watch.Elapsed;
        await Eventually.Async(() => _left.Running >= 2, "the processes of the test");
        watch.Restart();
        await app.DisposeAsync();
        TestContext.Current.SendDiagnosticMessage($"create to healthy {healthy.TotalSeconds:0.00} s, dispose {watch.Elapsed.TotalSeconds:0.00} s");
        await _left.AssertNoneAsync(dcp);
        Assert.True(watch.Elapsed < s_quick, $"It took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(150)]
    [InlineData(400)]
    [InlineData(900)]
    public async Task AStartThatIsCancelledLeavesNothing(int milliseconds)
    {
        await using var builder = TestApp.Create();
        Declare(builder);
        var app = await builder.BuildAsync(Token);
        var dcp = app.Services.GetRequiredService<DcpHost>();
        using var cancelling = new CancellationTokenSource();
        cancelling.CancelAfter(milliseconds);
        var starting = app.StartAsync(cancelling.Token);
        await Task.WhenAny(starting, Task.Delay(Timeout.Infinite, cancelling.Token));
        await starting.WaitAsync(s_quick, Token).ContinueWith(_ => { }, Token);
        await app.DisposeAsync().AsTask().WaitAsync(s_quick, Token);
        await _left.AssertNoneAsync(dcp);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(700)]
    public async Task DisposingDuringTheStartLeavesNothing(int milliseconds)
    {
        await using var builder = TestApp.Create();
        Declare(builder);
        var app = await builder.BuildAsync(Token);
        var dcp = app.Services.GetRequiredService<DcpHost>();
        var starting = app.StartAsync(Token);
        using var moment = new CancellationTokenSource(milliseconds);
        await Task.WhenAny(starting, Task.Delay(Timeout.Infinite, moment.Token));
        await app.DisposeAsync().AsTask().WaitAsync(s_quick, Token);
        Assert.True(starting.IsCompleted);
        await _left.AssertNoneAsync(dcp);
    }

    [Fact]
    public async Task AStartThatFailsComesOutAndLeavesNothing()
    {
        await using var builder = TestApp.Create();
        Declare(builder);
        builder.Eventing.Subscribe<AfterResourcesCreatedEvent>((_, _) => throw new InvalidDataException("not like this"));
        var app = await builder.BuildAsync(Token);
        var dcp = app.Services.GetRequiredService<DcpHost>();
        await Assert.ThrowsAsync<InvalidDataException>(() => app.StartAsync(Token).WaitAsync(TestApp.Patience, Token));
        await app.DisposeAsync().AsTask().WaitAsync(s_quick, Token);
        await _left.AssertNoneAsync(dcp);
    }

    [Fact]
    public async Task AModelThatCannotRunFailsTheStartAndLeavesNothing()
    {
        await using var builder = TestApp.Create();
        Declare(builder);
        builder.AddSleeper("contradictory").WithHttpEndpoint(port: 5000, targetPort: 5001, isProxied: false);
        var app = await builder.BuildAsync(Token);
        var dcp = app.Services.GetRequiredService<DcpHost>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync(Token).WaitAsync(TestApp.Patience, Token));
        await app.DisposeAsync().AsTask().WaitAsync(s_quick, Token);
        await _left.AssertNoneAsync(dcp);
    }

    [Fact]
    public async Task ApplicationsRunSideBySide()
    {
        await Task.WhenAll(Enumerable.Range(1, 3).Select(RunAsync));

        async Task RunAsync(int number)
        {
            await using var builder = TestApp.Create($"Parameters:number={number}");
            var parameter = builder.AddParameter("number");
            builder.AddShell("echo", "echo number $NUMBER; exec sleep 1000").WithEnvironment("NUMBER", parameter).WithHttpEndpoint(port: 15900, env: "PORT");
            await using var app = await builder.StartAsync();
            await app.WaitHealthyAsync("echo");
            await Eventually.Async(() => app.LogAsync("echo").Result.Any(l => l.EndsWith($"number {number}", StringComparison.Ordinal)), $"number {number}");
        }
    }

    private void Declare(IDistributedApplicationBuilder builder)
    {
        for (var i = 0; i < 4; i++)
        {
            builder.AddShell($"process-{i}", $"exec {_left.Command}").WithHttpEndpoint(env: "PORT");
        }
    }
}
