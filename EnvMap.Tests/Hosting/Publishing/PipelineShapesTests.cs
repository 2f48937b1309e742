using Aspire.Hosting;
using Aspire.Hosting.Pipelines;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Publishing;

public sealed class PipelineShapesTests
{
    [Theory]
    [InlineData("--operation", "publish", "--step", "publish")]
    [InlineData("--publisher", "manifest")]
    public async Task StepsBeforeTheStartRunOneAfterTheOtherWhateverIsPublished(params string[] args)
    {
        using var app = new PublishedApp(args);
        var order = new List<string>();
        Note(app, order, "prepare", requiredBy: WellKnownPipelineSteps.BeforeStart);
        Note(app, order, "first", requiredBy: "prepare");
        app.Builder.OnBeforeStart((_, _) => Note(order, "event")).OnBeforePublish((_, _) => Note(order, "publish"));

        await app.Builder.Build().RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["event", "first", "prepare", "publish"], order);
    }

    [Theory]
    [InlineData("Publish", "publish-manifest", "--publisher", "manifest")]
    [InlineData("Publish", "publish-manifest", "--publisher", "Manifest", "--operation", "", "--step", "")]
    [InlineData("publish", "mine", "--publisher", "manifest", "--operation", "publish", "--step", "mine")]
    [InlineData(null, null, "--publisher", "other")]
    public void ThePublisherOfManifestsHasAnOperationAndAStepOfItsOwn(string? operation, string? step, params string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(args);

        Assert.Equal(operation, builder.Configuration["AppHost:Operation"]);
        Assert.Equal(step, builder.Configuration["Pipeline:Step"]);
        Assert.True(builder.ExecutionContext.IsPublishMode);
    }

    [Fact]
    public async Task AStepBeforeTheStartThatFailsEndsIt()
    {
        using var app = new PublishedApp();
        app.Builder.Pipeline.AddStep("prepare", _ => throw new FormatException("no such form"), requiredBy: WellKnownPipelineSteps.BeforeStart);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => app.PublishAsync());

        Assert.Equal("Step 'prepare' failed: no such form", failure.Message);
        Assert.IsType<FormatException>(failure.InnerException);
    }

    [Fact]
    public async Task AStepWhoseOwnTimeRanOutHasFailed()
    {
        using var app = new PublishedApp("--operation", "publish", "--step", "slow");
        app.Builder.Pipeline.AddStep("slow", _ => throw new TaskCanceledException("too slow"));

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() => app.PublishAsync());

        Assert.Equal("Pipeline execution failed: Step 'slow' failed: too slow", failure.Message);
    }

    [Fact]
    public async Task EveryWellKnownStepIsThere()
    {
        using var app = new PublishedApp();
        foreach (var step in typeof(WellKnownPipelineSteps).GetFields().Select(f => (string)f.GetRawConstantValue()!))
        {
            app.Builder.Pipeline.AddStep($"before-{step}", _ => Task.CompletedTask, requiredBy: step);
            Assert.Throws<InvalidOperationException>(() => app.Builder.Pipeline.AddStep(step, _ => Task.CompletedTask));
        }

        Assert.Contains("\"resources\"", await app.PublishAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheContainerEngineIsAskedForWhereAStepNeedsIt()
    {
        using var app = new PublishedApp("--operation", "publish", "--DcpPublisher:ContainerRuntime", "no-such-runtime");
        app.Builder.Pipeline.AddStep("push-image", _ => Task.CompletedTask, dependsOn: WellKnownPipelineSteps.CheckContainerRuntime);

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() => app.PublishAsync());

        Assert.Contains("no-such-runtime", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutSuchAStepNobodyAsks()
    {
        using var app = new PublishedApp("--operation", "publish", "--DcpPublisher:ContainerRuntime", "no-such-runtime");

        Assert.Contains("\"resources\"", await app.PublishAsync("aspire-manifest.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DiagnosticsTellTheOrder()
    {
        using var app = new PublishedApp("--operation", "publish", "--step", WellKnownPipelineSteps.Diagnostics);
        var logs = new RecordingLoggerFactory();
        app.Builder.Pipeline.AddStep("mine", _ => Task.CompletedTask, dependsOn: "build", requiredBy: "deploy");
        var built = app.Builder.Build();
        var context = new PipelineContext(new([]), app.Builder.ExecutionContext, built.Services, logs.CreateLogger("pipeline"), TestContext.Current.CancellationToken);

        await app.Builder.Pipeline.ExecuteAsync(context);

        Assert.Contains(logs.Lines, l => l.Message.Contains("mine after build", StringComparison.Ordinal) && l.Message.Contains("deploy after mine", StringComparison.Ordinal));
    }

    private static void Note(PublishedApp app, List<string> order, string name, string requiredBy)
        => app.Builder.Pipeline.AddStep(name, _ => Note(order, name), requiredBy: requiredBy);

    private static Task Note(List<string> order, string name)
    {
        order.Add(name);
        return Task.CompletedTask;
    }
}
