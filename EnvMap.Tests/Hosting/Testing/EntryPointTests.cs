using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace EnvMap.Tests.Hosting.Testing;

public sealed class EntryPointTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnAppHostIsHeldUntilItIsBuiltAndStarted()
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.EnvMap_Tests_AppHost>(Token);
        Assert.Equal(["sleeper"], builder.Resources.Select(r => r.Name));
        builder.AddShell("added", "echo added by the test; exec sleep 1000");
        await using var app = await builder.BuildAsync(Token);
        Assert.False(app.ResourceNotifications.TryGetCurrentState("sleeper", out _));
        await app.StartAsync(Token).WaitAsync(TestApp.Patience, Token);
        var sleeper = await app.WaitAsync("sleeper", KnownResourceStates.Running);
        var added = await app.WaitAsync("added", KnownResourceStates.Running);
        await app.DisposeAsync();
        Assert.False(RunProcess.Exists(sleeper.Snapshot.Pid()));
        Assert.False(RunProcess.Exists(added.Snapshot.Pid()));
    }

    [Fact]
    public async Task AnAppHostHasItsDirectoryLaunchProfileAndPresets()
    {
        DistributedApplicationOptions? options = null;
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.EnvMap_Tests_AppHost>(
            ["--Given=by argument"], (o, _) => options = o, Token);
        Assert.Equal(Projects.EnvMap_Tests_AppHost.ProjectPath, builder.AppHostDirectory);
        Assert.Equal(builder.AppHostDirectory, builder.Environment.ContentRootPath.TrimEnd(Path.DirectorySeparatorChar));
        Assert.Equal(typeof(Projects.EnvMap_Tests_AppHost).Assembly, builder.AppHostAssembly);
        Assert.Equal(TestApp.AppHostName, builder.Environment.ApplicationName);
        Assert.True(builder.Environment.IsDevelopment());
        Assert.Equal("from the launch profile", builder.Configuration["GREETING"]);
        Assert.Equal("by argument", builder.Configuration["Given"]);
        Assert.True(builder.Configuration.GetValue<bool>("DcpPublisher:RandomizePorts"));
        Assert.True(options!.DisableDashboard);
        Assert.Equal(["--Given=by argument"], options.Args!);
    }

    [Fact]
    public async Task WhatTheTestConfiguresCountsMoreThanThePresets()
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.EnvMap_Tests_AppHost>(
            ["DcpPublisher:RandomizePorts=false"], (_, settings) => settings.EnvironmentName = Environments.Staging, Token);
        Assert.True(builder.Environment.IsStaging());
        Assert.False(builder.Configuration.GetValue<bool>("DcpPublisher:RandomizePorts"));
    }

    [Fact]
    public async Task ATestedAppHostIsPublishedByRunningIt()
    {
        using var folder = new TemporaryFolder();
        var manifest = folder["manifest.json"];
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.EnvMap_Tests_AppHost>(
            ["--publisher", "manifest", "--output-path", manifest], Token);
        builder.AddContainer("added", "image");
        await using var app = await builder.BuildAsync(Token);

        await app.RunAsync(Token).WaitAsync(TestApp.Patience, Token);

        using var written = JsonDocument.Parse(await File.ReadAllTextAsync(manifest, Token));
        Assert.Equal(["sleeper", "added"], written.RootElement.GetProperty("resources").EnumerateObject().Select(r => r.Name));
    }

    [Fact]
    public async Task WhatAnAppHostThrowsComesOutOfCreate()
    {
        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => CreateAsync("throws"));
        Assert.Equal("This AppHost declares nothing.", exception.Message);
    }

    [Fact]
    public async Task AnAppHostThatBuildsNothingIsAnError()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => CreateAsync("builds nothing"));
        Assert.Contains("ended with exit code 3 without building a DistributedApplication", exception.Message);
    }

    [Theory]
    [InlineData("throws after building", typeof(InvalidDataException), "starts nothing")]
    [InlineData("starts nothing", typeof(InvalidOperationException), "exit code 4 without starting")]
    public async Task AnAppHostThatDoesNotStartIsAnErrorOfTheStart(string misbehaviour, Type type, string message)
    {
        await using var builder = await CreateAsync(misbehaviour);
        await using var app = await builder.BuildAsync(Token);
        var exception = await Assert.ThrowsAnyAsync<Exception>(() => app.StartAsync(Token));
        Assert.IsType(type, exception);
        Assert.Contains(message, exception.Message);
    }

    [Fact]
    public async Task AnAssemblyWithoutEntryPointIsAnError()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => DistributedApplicationTestingBuilder.CreateAsync(typeof(DistributedApplication), Token));
        Assert.Contains("does not have an entry point", exception.Message);
    }

    [Fact]
    public async Task ABuilderThatIsNeverBuiltEnds()
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.EnvMap_Tests_AppHost>(Token);
        await builder.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(3), Token);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => builder.BuildAsync(Token));
    }

    [Fact]
    public async Task AFactoryTakesPartInEachStep()
    {
        await using var factory = new RecordingFactory();
        Assert.Throws<InvalidOperationException>(() => factory.GetEndpoint("web"));
        await factory.StartAsync(Token).WaitAsync(TestApp.Patience, Token);
        Assert.Equal(["creating", "created with 0", "building with 1", "built"], factory.Steps);
        Assert.StartsWith("http://localhost:", factory.GetEndpoint("sleeper").ToString());
        using var client = factory.CreateHttpClient("sleeper", "http");
        Assert.Equal(factory.GetEndpoint("sleeper", "http"), client.BaseAddress);
    }

    private static Task<IDistributedApplicationTestingBuilder> CreateAsync(string misbehaviour)
        => DistributedApplicationTestingBuilder.CreateAsync<Projects.EnvMap_Tests_AppHost>([$"--Case={misbehaviour}"], Token);

    private sealed class RecordingFactory() : DistributedApplicationFactory(typeof(Projects.EnvMap_Tests_AppHost))
    {
        public List<string> Steps { get; } = [];

        protected override void OnBuilderCreating(DistributedApplicationOptions applicationOptions, HostApplicationBuilderSettings hostOptions)
            => Steps.Add("creating");

        protected override void OnBuilderCreated(DistributedApplicationBuilder applicationBuilder)
            => Steps.Add($"created with {applicationBuilder.Resources.Count}");

        protected override void OnBuilding(DistributedApplicationBuilder applicationBuilder)
        {
            Steps.Add($"building with {applicationBuilder.Resources.Count}");
            applicationBuilder.CreateResourceBuilder<ExecutableResource>("sleeper").WithHttpEndpoint();
        }

        protected override void OnBuilt(DistributedApplication application) => Steps.Add("built");
    }
}
