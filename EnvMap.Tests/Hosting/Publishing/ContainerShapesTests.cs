using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Publishing;

/// <summary>Values, names and paths at their edges; each expectation was read against Aspire's sources.</summary>
public sealed class ContainerShapesTests
{
    [Fact]
    public async Task ValuesThatAreNullAreLeftOut()
    {
        using var app = new PublishedApp();
        app.AddContainer("some").WithArgs(c => Add(c.Args, null, 5, true, new Uri("http://host/a"))).WithEnvironment("EMPTY", (string?)null).WithEnvironment(c => c.EnvironmentVariables["NULL"] = null!);
        app.AddContainer("none").WithArgs(c => c.Args.Add(null!)).WithEnvironment(c => c.EnvironmentVariables["NULL"] = null!);

        var published = System.Text.Json.Nodes.JsonNode.Parse(await app.PublishAsync())!["resources"]!;

        Assert.Equal("""["5","True","http://host/a"]""", published["some"]!["args"]!.ToJsonString());
        Assert.Equal("""{"EMPTY":""}""", published["some"]!["env"]!.ToJsonString());
        Assert.Null(published["none"]!["args"]);
        Assert.Null(published["none"]!["env"]);
    }

    [Fact]
    public async Task AProcessGetsTheSameTextsAsAManifest()
    {
        var model = new RunModel();
        var process = model.Builder.AddExecutable("process", "run", ".").WithArgs(c => Add(c.Args, null, 5, true, new Uri("http://host/a")))
            .WithEnvironment(c => (c.EnvironmentVariables["NULL"], c.EnvironmentVariables["FLAG"]) = (null!, false)).Resource;

        Assert.Equal(["5", "True", "http://host/a"], await process.GetArgumentValuesAsync());
        Assert.Equal([new("FLAG", "False")], await process.GetEnvironmentVariableValuesAsync());
    }

    [Fact]
    public void EachNameStandsForOneResource()
    {
        using var app = new PublishedApp();
        app.AddContainer("one");
        var other = app.AddContainer("other").Resource;

        Assert.Throws<DistributedApplicationException>(() => app.Builder.Resources.Add(new ContainerResource("ONE")));
        Assert.Throws<DistributedApplicationException>(() => app.Builder.Resources.Insert(0, new ContainerResource("One")));
        Assert.Throws<DistributedApplicationException>(() => app.Builder.Resources[1] = new ContainerResource("one"));
        app.Builder.Resources[1] = new ContainerResource("OTHER");
        app.Builder.Resources.RemoveAt(1);
        app.Builder.Resources.Add(other);
        Assert.True(app.Builder.Resources.TryGetByName("Other", out var found));
        Assert.Same(other, found);
        app.Builder.Resources.Clear();
        Assert.False(app.Builder.Resources.TryGetByName("one", out _));
    }

    [Fact]
    public void ABindMountHasASource()
        => Assert.Throws<ArgumentNullException>(() => new ContainerMountAnnotation(string.Empty, "/data", ContainerMountType.BindMount, isReadOnly: false));

    [Fact]
    public void AWorkingDirectoryMayHaveEitherSeparator()
    {
        using var app = new PublishedApp();
        var process = app.Builder.AddExecutable("process", "run", "..\\tools").Resource;

        Assert.Equal(Path.GetFullPath(app.Folder["..", "tools"]), process.WorkingDirectory);
        app.Builder.CreateResourceBuilder(process).WithWorkingDirectory("a\\b");
        Assert.Equal(app.Folder["a", "b"], process.WorkingDirectory);
    }

    [Fact]
    public async Task AnExternalServiceMayLieBelowAPath()
    {
        using var app = new PublishedApp();
        var service = app.Builder.AddExternalService("billing", "https://api.example/v1/");
        app.AddContainer("client").WithReference(service);

        Assert.Equal(
            """{"BILLING":"https://api.example/v1/","services__billing__https__0":"https://api.example/v1/"}""",
            (await app.PublishResourceAsync("client"))["env"]!.ToJsonString());
    }

    private static void Add(IList<object> arguments, params object?[] more)
    {
        foreach (var value in more)
        {
            arguments.Add(value!);
        }
    }
}
