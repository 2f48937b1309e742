using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Publishing;

/// <summary>Projects with odd settings; each expectation was read against Aspire's sources.</summary>
public sealed class ProjectShapesTests
{
    private const string Web = """<Project Sdk="Microsoft.NET.Sdk.Web" />""";

    [Fact]
    public async Task SettingsNamedAfterTheFolderLieOverTheGeneralOnes()
    {
        using var app = new PublishedApp();
        var project = app.Folder.Write("shop/Any.csproj", Web);
        app.Folder.Write("shop/appsettings.json", """{ "Kestrel": { "Endpoints": { "http": { "Url": "http://localhost:5010" } } } }""");
        app.Folder.Write("shop/shop.settings.json", """{ "Kestrel": { "Endpoints": { "http": { "Url": "http://localhost:5011" } } } }""");
        app.Builder.AddProject("shop", project);

        var published = await app.PublishResourceAsync("shop");

        Assert.Equal(5011, (int)published["bindings"]!["http"]!["targetPort"]!);
    }

    [Fact]
    public void AProfileThatIsAskedForMustBeThereWhereSettingsAre()
    {
        using var app = new PublishedApp();
        var project = app.Folder.Write("web/Web.csproj", Web);
        app.Folder.Write("web/Properties/launchSettings.json", """{ "profiles": {} }""");

        var error = Assert.Throws<DistributedApplicationException>(() => app.Builder.AddProject("web", project, "http"));

        Assert.Contains("does not contain 'http' profile", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AProfileThatIsNullCountsAsNone()
    {
        using var app = new PublishedApp();
        var project = app.Folder.Write("web/Web.csproj", Web);
        app.Folder.Write("web/Properties/launchSettings.json", """{ "profiles": { "none": null, "http": { "applicationUrl": "http://localhost:5001" } } }""");
        app.Builder.AddProject("asked", project, "none");
        app.Builder.AddProject("first", project);

        var published = System.Text.Json.Nodes.JsonNode.Parse(await app.PublishAsync())!["resources"]!;

        Assert.Null(published["asked"]!["bindings"]);
        Assert.NotNull(published["first"]!["bindings"]!["http"]);
    }

    [Fact]
    public async Task AFolderStandsForTheOneProjectInIt()
    {
        using var app = new PublishedApp();
        app.Folder.Write("one/One.csproj", Web);
        app.Folder.Write("two/A.csproj", Web);
        app.Folder.Write("two/B.csproj", Web);
        app.Builder.AddProject("one", ".\\one");

        Assert.Throws<DistributedApplicationException>(() => app.Builder.AddProject("two", "two"));
        Assert.Equal("one/One.csproj", (string?)(await app.PublishResourceAsync("one"))["path"]);
    }

    [Fact]
    public async Task AProjectPublishedAsDockerfileKeepsItsVariables()
    {
        using var app = new PublishedApp();
        var project = app.Folder.Write("web/Web.csproj", Web);
        app.Folder.Write("web/Properties/launchSettings.json", """{ "profiles": { "http": { "applicationUrl": "http://localhost:5001" } } }""");
        app.Builder.AddProject("web", project).WithArgs("of the project").PublishAsDockerFile(container => container.WithBuildArg("A", true).WithArgs("own"));

        var published = await app.PublishResourceAsync("web");

        Assert.Equal("""{"OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY":"in_memory","ASPNETCORE_FORWARDEDHEADERS_ENABLED":"true","HTTP_PORTS":"{web.bindings.http.targetPort}"}""", published["env"]!.ToJsonString());
        Assert.Equal("""["own"]""", published["args"]!.ToJsonString());
        Assert.Equal("""{"context":"web","dockerfile":"web/Dockerfile","args":{"A":"true"}}""", published["build"]!.ToJsonString());
    }

    [Fact]
    public async Task ASchemeThatWasChangedShowsInTheNamesOfServiceDiscovery()
    {
        using var app = new PublishedApp();
        var project = app.Folder.Write("web/Web.csproj", Web);
        var web = app.Builder.AddProject("web", project).WithHttpEndpoint().WithHttpsEndpoint().WithEndpoint("http", e => e.UriScheme = "https");
        app.AddContainer("client").WithReference(web);

        var published = await app.PublishResourceAsync("client");

        Assert.Equal(
            """{"WEB_HTTP":"{web.bindings.http.url}","services__web__https__0":"{web.bindings.http.url}","WEB_HTTPS":"{web.bindings.https.url}","services__web__https__1":"{web.bindings.https.url}"}""",
            published["env"]!.ToJsonString());
    }

    [Fact]
    public async Task ServicesUnderOneNameStandSideBySide()
    {
        using var app = new PublishedApp();
        var first = app.AddContainer("first").WithHttpEndpoint(targetPort: 80);
        var second = app.AddContainer("second").WithHttpEndpoint(targetPort: 80, name: "HTTP");
        app.AddContainer("client").WithEnvironment("services__first__http__0", "taken").WithReference(first.GetEndpoint("http")).WithReference(second.GetEndpoint("http"));
        app.Builder.AddExecutable("named", "run", ".").WithReference(Discovered(first), "both").WithReference(Discovered(second), "both");

        var published = System.Text.Json.Nodes.JsonNode.Parse(await app.PublishAsync())!["resources"]!;

        Assert.Equal("{first.bindings.http.url}", (string?)published["client"]!["env"]!["services__first__http__1"]);
        Assert.Equal("{second.bindings.HTTP.url}", (string?)published["client"]!["env"]!["services__second__http__0"]);
        Assert.Equal("{first.bindings.http.url}", (string?)published["named"]!["env"]!["services__both__http__0"]);
        Assert.Equal("{second.bindings.HTTP.url}", (string?)published["named"]!["env"]!["services__both__http__1"]);

        IResourceBuilder<IResourceWithServiceDiscovery> Discovered(IResourceBuilder<ContainerResource> container)
            => app.Builder.CreateResourceBuilder<IResourceWithServiceDiscovery>(new Service(container.Resource));
    }

    private sealed class Service(ContainerResource container) : Resource(container.Name), IResourceWithServiceDiscovery
    {
        public override ResourceAnnotationCollection Annotations => container.Annotations;
    }
}
