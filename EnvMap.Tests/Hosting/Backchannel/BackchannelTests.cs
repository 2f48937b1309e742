using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.Pipelines;
using EnvMap.Hosting.Backchannel;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamJsonRpc;

namespace EnvMap.Tests.Hosting.Backchannel;

/// <summary>What an AppHost tells whoever has started it with a socket, while it publishes.</summary>
public sealed class BackchannelTests : IDisposable
{
    private static readonly string[] s_beforeStart =
    [
        "step validate-compute-environments: InProgress", "step validate-compute-environments: Completed validate-compute-environments",
        "step before-start: InProgress", "step before-start: Completed before-start",
    ];

    private readonly TemporaryFolder _folder = new();

    private string Socket => _folder["cli.sock"];

    [Fact]
    public async Task StepsAreToldAsTheyRunWithWhatTheyLog()
    {
        using var app = Create("publish");
        app.Builder.Services.AddSingleton<ILoggerProvider, BackchannelLoggerProvider>();
        var isTold = new TaskCompletionSource();
        app.Builder.Pipeline.AddStep("mine", async context =>
        {
            context.Logger.LogDebug("nobody asked for this");
            context.Logger.LogInformation("under_way");
            await isTold.Task;
        }, requiredBy: WellKnownPipelineSteps.Publish);
        var run = RunAsync(app);
        using var cli = await BackchannelConnection.ConnectAsync(Socket);

        var told = new List<string>();
        await foreach (var line in cli.PublishAsync())
        {
            told.Add(line);
            if (line.EndsWith("under_way", StringComparison.Ordinal))
            {
                isTold.SetResult();
            }
        }

        Assert.Equal(
        [
            .. s_beforeStart, "step mine: InProgress", "log mine: Information under_way", "step mine: Completed mine",
            "step publish: InProgress", "step publish: Completed publish", "publish-complete: Completed All steps are done.",
        ], told);
        Assert.False(run.IsCompleted);
        await cli.StopAsync();
        await run;
        Assert.False(File.Exists(Socket));
    }

    [Fact]
    public async Task TheLevelThatTheClientAsksForIsToldToo()
    {
        using var app = Create("mine", "--log-level", "debug");
        app.Builder.Services.AddSingleton<ILoggerProvider, BackchannelLoggerProvider>();
        app.Builder.Pipeline.AddStep("mine", context =>
        {
            context.Logger.LogTrace("not asked for");
            context.Logger.LogDebug("asked for");
            return Task.CompletedTask;
        });
        var run = RunAsync(app);
        using var cli = await BackchannelConnection.ConnectAsync(Socket);

        var told = await cli.PublishAsync().ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["log mine: Debug asked for"], told.Where(line => line.StartsWith("log mine: ", StringComparison.Ordinal)));
        await cli.StopAsync();
        await run;
    }

    [Fact]
    public async Task AFailureIsToldAndThenTheClientsToReport()
    {
        using var app = Create("publish");
        app.Builder.Pipeline.AddStep("mine", _ => throw new FormatException("no such form"), requiredBy: WellKnownPipelineSteps.Publish);
        var run = RunAsync(app);
        using var cli = await BackchannelConnection.ConnectAsync(Socket);

        Assert.Equal(
            [.. s_beforeStart, "step mine: InProgress", "step mine: CompletedWithError no such form", "publish-complete: CompletedWithError Step 'mine' failed: no such form"],
            await cli.PublishAsync().ToListAsync(TestContext.Current.CancellationToken));

        await cli.StopAsync();
        await run;
    }

    [Fact]
    public async Task AFailureOfNoStepIsToldAsWell()
    {
        using var app = Create("publish");
        app.Builder.OnBeforePublish((_, _) => throw new FormatException("not today"));
        var run = RunAsync(app);
        using var cli = await BackchannelConnection.ConnectAsync(Socket);

        Assert.Equal(
            [.. s_beforeStart, "step pipeline: InProgress", "step pipeline: CompletedWithError not today", "publish-complete: CompletedWithError not today"],
            await cli.PublishAsync().ToListAsync(TestContext.Current.CancellationToken));

        await cli.StopAsync();
        await run;
    }

    [Fact]
    public async Task AFailureThatNobodyWaitedForThrows()
    {
        using var app = Create("publish");
        var isFollowed = new TaskCompletionSource();
        app.Builder.Pipeline.AddStep("mine", async context =>
        {
            isFollowed.SetResult();
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }, requiredBy: WellKnownPipelineSteps.Publish);
        var run = RunAsync(app);
        using (var cli = await BackchannelConnection.ConnectAsync(Socket))
        {
            await foreach (var _ in cli.PublishAsync())
            {
                break;
            }

            await isFollowed.Task.WaitAsync(TestApp.Patience, TestContext.Current.CancellationToken);
        }

        await Assert.ThrowsAsync<DistributedApplicationException>(() => run);
    }

    [Fact]
    public async Task WhoeverAsksForTheStepsRunsNone()
    {
        using var app = Create("publish");
        var hasRun = false;
        app.Builder.Pipeline.AddStep(new PipelineStep
        {
            Name = "mine",
            Description = "Mine.",
            Action = _ => Task.FromResult(hasRun = true),
            DependsOnSteps = ["publish-manifest"],
            RequiredBySteps = [WellKnownPipelineSteps.Publish],
            Tags = ["t"],
            Resource = app.AddContainer("web").Resource
        });
        var run = RunAsync(app);
        using var cli = await BackchannelConnection.ConnectAsync(Socket);

        Assert.Equal(["baseline.v2", "pipeline-steps.v1"], (await cli.AskAsync("GetCapabilitiesAsync")).EnumerateArray().Select(c => c.GetString()));
        var steps = (await cli.AskAsync("GetPipelineStepsAsync", new { Step = "publish" })).GetProperty("steps");
        var failure = await Assert.ThrowsAsync<RemoteInvocationException>(() => cli.AskAsync("GetPipelineStepsAsync", new { Step = "nosuch" }));

        Assert.Equal(["publish-manifest", "mine", "publish"], steps.EnumerateArray().Select(s => s.GetProperty("name").GetString()));
        Assert.Equal("""{"name":"mine","description":"Mine.","dependsOn":["publish-manifest"],"tags":["t"],"resourceName":"web"}""", JsonSerializer.Serialize(steps[1]));
        Assert.StartsWith("Step 'nosuch' not found in pipeline. Available steps: ", failure.Message, StringComparison.Ordinal);
        await cli.StopAsync();
        await run;
        Assert.False(hasRun);
        Assert.False(File.Exists(app.Folder["aspire-manifest.json"]));
    }

    [Fact]
    public async Task OnlyTheUserOfTheAppHostCanConnect()
    {
        File.WriteAllText(Socket, "left by a former run");
        using var app = Create("publish");
        var run = RunAsync(app);
        using var cli = await BackchannelConnection.ConnectAsync(Socket);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Socket));

        await cli.StopAsync();
        await run;
    }

    [Theory]
    [InlineData("missing/cli.sock")]
    [InlineData("a-name-that-is-longer-than-the-path-of-a-socket-can-be-which-is-one-hundred-and-seven-bytes-on-linux-and-less-elsewhere")]
    public async Task APathThatNoSocketCanHaveIsToldWithTheCure(string name)
    {
        using var app = new PublishedApp("--operation", "publish", $"--ASPIRE_BACKCHANNEL_PATH={_folder[name]}");

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() => RunAsync(app));

        Assert.StartsWith($"The AppHost cannot listen on the socket '{_folder[name]}': ", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("Let ASPIRE_BACKCHANNEL_PATH name a file in a folder that is there and writable, by a short path, or leave it unset.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAppHostWhoseCliEndsBeforeItConnectsEndsToo()
    {
        using var cli = Process.Start(new ProcessStartInfo("sleep", ["1000"]))!;
        using var app = Create("publish", $"--ASPIRE_CLI_PID={cli.Id.ToString(CultureInfo.InvariantCulture)}");
        var run = RunAsync(app);
        await Eventually.Async(() => File.Exists(Socket), "the socket");
        Assert.False(run.IsCompleted);

        cli.Kill();

        await Assert.ThrowsAsync<DistributedApplicationException>(() => run);
        Assert.False(File.Exists(app.Folder["aspire-manifest.json"]));
    }

    public void Dispose() => _folder.Dispose();

    private static Task RunAsync(PublishedApp app)
        => app.Builder.Build().RunAsync(TestContext.Current.CancellationToken).WaitAsync(TestApp.Patience, TestContext.Current.CancellationToken);

    private PublishedApp Create(string step, params string[] args)
        => new(["--operation", "publish", "--step", step, $"--ASPIRE_BACKCHANNEL_PATH={Socket}", .. args]);
}
