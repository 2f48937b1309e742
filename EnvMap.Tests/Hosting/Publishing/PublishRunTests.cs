using Aspire.Hosting;
using Aspire.Hosting.Pipelines;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Publishing;

public sealed class PublishRunTests
{
    [Fact]
    public async Task AFailingPublishThrowsAndLeavesTheFormerManifest()
    {
        using var app = new PublishedApp();
        app.Folder.Write("manifest.json", "former");
        app.AddContainer("web").WithEnvironment(_ => throw new FormatException("no value today"));

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() => app.PublishAsync());

        Assert.Equal("Pipeline execution failed: Step 'publish-manifest' failed: no value today", failure.Message);
        Assert.IsType<FormatException>(Assert.IsType<InvalidOperationException>(failure.InnerException).InnerException);
        Assert.Equal(["manifest.json"], Directory.GetFiles(app.Folder.FullName).Select(Path.GetFileName));
        Assert.Equal("former", await File.ReadAllTextAsync(app.Folder["manifest.json"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task EventsGoAroundThePublish()
    {
        using var app = new PublishedApp();
        var order = new List<string>();
        app.Builder.OnBeforeStart((_, _) => Note("start")).OnBeforePublish((_, _) => Note("before")).OnAfterPublish((_, _) => Note("after"));
        app.AddContainer("web").WithEnvironment(_ => order.Add("manifest"));

        await app.PublishAsync();

        Assert.Equal(["start", "before", "manifest", "after"], order);

        Task Note(string what)
        {
            order.Add(what);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task AStepRunsAfterThoseThatGoBeforeItAndNoOther()
    {
        using var app = new PublishedApp("--operation", "publish", "--step", "publish");
        var order = new List<string>();
        Add("last", dependsOn: "first", requiredBy: WellKnownPipelineSteps.Publish);
        Add("first", requiredBy: "last");
        Add("other");

        await app.Builder.Build().RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["first", "last"], order);
        Assert.Empty(Directory.GetFiles(app.Folder.FullName));

        void Add(string name, string? dependsOn = null, string? requiredBy = null) => app.Builder.Pipeline.AddStep(name, context =>
        {
            order.Add(name);
            return Task.CompletedTask;
        }, dependsOn, requiredBy);
    }

    [Fact]
    public async Task WithoutAStepAllRunAndTheManifestGoesIntoTheFolder()
    {
        using var app = new PublishedApp("--operation", "publish");
        app.AddContainer("web");

        Assert.Contains("example/web:1", await app.PublishAsync("aspire-manifest.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", null, "Step 'mine' depends on unknown step 'nowhere'")]
    [InlineData(null, "nowhere", "Step 'mine' is required by unknown step 'nowhere'")]
    public async Task AnOrderWithAnUnknownStepEndsTheStart(string? dependsOn, string? requiredBy, string expected)
    {
        using var app = new PublishedApp("--operation", "publish");
        app.Builder.Pipeline.AddStep("mine", _ => Task.CompletedTask, dependsOn, requiredBy);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => app.PublishAsync());

        Assert.Equal(expected, failure.Message);
    }

    [Fact]
    public async Task AnOrderThatCannotBeKeptIsTold()
    {
        using var app = new PublishedApp("--operation", "publish");
        app.Builder.Pipeline.AddStep("mine", _ => Task.CompletedTask, dependsOn: "mine");

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() => app.PublishAsync());

        Assert.Equal("Circular dependency detected in pipeline steps: mine → mine", failure.InnerException!.Message);
    }

    [Fact]
    public async Task AnUnknownStepIsTold()
    {
        using var app = new PublishedApp("--operation", "publish", "--step", "polish");

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() => app.PublishAsync());

        Assert.StartsWith("Pipeline execution failed: Step 'polish' not found in pipeline. Available steps: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AParameterNamedLikeAGeneratedPasswordIsTold()
    {
        using var app = new PublishedApp();
        app.Builder.AddParameter("pg-password", secret: true);
        app.Builder.AddPostgres("pg");

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() => app.PublishAsync());

        Assert.Contains("'pg-password'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APathThatCannotBeWrittenIsToldWithTheCure()
    {
        using var app = new PublishedApp();
        Directory.CreateDirectory(app.Folder["manifest.json"]);
        app.AddContainer("web");

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() => app.PublishAsync());

        Assert.Contains(app.Folder["manifest.json"], failure.Message, StringComparison.Ordinal);
        Assert.Contains("Give another --output-path", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(app.Folder.FullName));
    }

    [Fact]
    public void VolumesHaveAFixedPrefixWhereOneIsConfigured()
    {
        using var app = new PublishedApp();
        var web = app.AddContainer("web");
        var hashed = VolumeNameGenerator.Generate(web, "data");

        app.Builder.Configuration["AppHost:VolumeNamePrefix"] = "shop";
        Assert.Matches("^[a-z0-9_.-]+-[0-9a-f]{10}-web-data$", hashed);
        Assert.Equal("shop-web-data", VolumeNameGenerator.Generate(web, "data"));

        app.Builder.Configuration["AppHost:VolumeNamePrefix"] = "my shop";
        Assert.Contains("'my shop'", Assert.Throws<DistributedApplicationException>(() => VolumeNameGenerator.Generate(web, "data")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => VolumeNameGenerator.Generate(web, "da ta"));
    }

    [Fact]
    public void NamesAreUniqueAndValid()
    {
        using var app = new PublishedApp();
        app.AddContainer("web");

        Assert.Contains("'WEB'", Assert.Throws<DistributedApplicationException>(() => app.AddContainer("WEB")).Message, StringComparison.Ordinal);
        Assert.StartsWith("Resource name 'no_name' is invalid.", Assert.Throws<ArgumentException>(() => app.AddContainer("no_name")).Message, StringComparison.Ordinal);
    }
}
