using System.Net.Sockets;
using System.Text.Json.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Publishing;

public sealed class ManifestTests
{
    [Fact]
    public async Task ServersReferencesAndGeneratedPasswordsAreWrittenAsAspireWritesThem()
    {
        using var app = new PublishedApp();
        var user = app.Builder.AddParameter("db-user");
        var redis = app.Builder.AddRedis("redis").WithDataVolume("cache-data").WithRedisInsight().WithRedisCommander();
        var postgres = app.Builder.AddPostgres("postgres", user, port: 5433).WithDataBindMount("data").WithPgAdmin().WithPgWeb();
        app.AddContainer("job").WithReference(redis).WithReference(postgres.AddDatabase("orders")).WaitFor(redis);

        Snapshot.Match(await app.PublishAsync(), extension: "json");
    }

    [Fact]
    public async Task PortsThatNobodyNamesAreGivenFrom8000On()
    {
        using var app = new PublishedApp();
        app.AddContainer("container").WithHttpEndpoint(name: "a").WithEndpoint(port: 8001, name: "b").WithEndpoint(port: 90, targetPort: 91, name: "c", protocol: ProtocolType.Udp);
        app.Builder.AddExecutable("process", "run", ".", "--port").WithHttpsEndpoint().WithEndpoint(name: "wire", scheme: "wire").WithExternalHttpEndpoints().AsHttp2Service();

        Snapshot.Match(await app.PublishAsync(), extension: "json");
    }

    [Fact]
    public async Task MountsAndFilesAreWrittenRelativeToTheManifest()
    {
        using var app = new PublishedApp();
        app.Folder.Write("config/site.conf", "x");
        app.AddContainer("web").WithVolume("/cache").WithBindMount("../outside", "/outside").WithContainerFiles("/etc/site", "config").WithVolume("data", "/data", isReadOnly: true);

        Snapshot.Match(await app.PublishAsync(), extension: "json");
    }

    [Fact]
    public async Task BuildsAreWrittenWithArgumentsAndSecrets()
    {
        using var app = new PublishedApp();
        var token = app.Builder.AddParameter("token", secret: true);
        var level = app.Builder.AddParameter("level");
        app.Builder.AddDockerfile("built", "src", "docker/Dockerfile", "final").WithBuildArg("LEVEL", level).WithBuildArg("FLAG", true).WithBuildArg("FROM_ENV", (object?)null).WithBuildSecret("TOKEN", token);
        app.Builder.AddDockerfileFactory("made", ".", static _ => "FROM scratch\n");
        app.Builder.AddExecutable("tool", "node", "tool", "local.js").PublishAsDockerFile(c => c.WithArgs("published.js"));

        Snapshot.Match(await app.PublishAsync(), extension: "json");
        Assert.Equal("FROM scratch\n", await File.ReadAllTextAsync(app.Folder["made.Dockerfile"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AProjectPublishedAsADockerfileTrustsForwardedHeadersAsAProjectDoes()
    {
        using var app = new PublishedApp();
        app.Folder.Write("web/Web.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        app.Builder.AddProject("web", "web/Web.csproj").WithHttpEndpoint().PublishAsDockerFile();
        app.Builder.AddProject("behind", "web/Web.csproj").WithHttpEndpoint().DisableForwardedHeaders().PublishAsDockerFile();

        var resources = JsonNode.Parse(await app.PublishAsync())!["resources"]!;
        Assert.Equal("true", (string?)resources["web"]!["env"]!["ASPNETCORE_FORWARDEDHEADERS_ENABLED"]);
        Assert.Null(resources["behind"]!["env"]!["ASPNETCORE_FORWARDEDHEADERS_ENABLED"]);
    }

    [Fact]
    public async Task TheAddressOfAnExternalServiceMayHaveAPath()
    {
        using var app = new PublishedApp();
        var service = app.Builder.AddExternalService("service", "https://example.com/v1/");
        app.AddContainer("user").WithReference(service);

        Assert.Equal("https://example.com/v1/", (string?)(await app.PublishResourceAsync("user"))["env"]!["services__service__https__0"]);
    }

    [Fact]
    public async Task AResourceWritesItselfOrStaysOut()
    {
        using var app = new PublishedApp();
        app.AddContainer("hidden").ExcludeFromManifest();
        app.AddContainer("own").WithManifestPublishingCallback(context =>
        {
            context.Writer.WriteString("type", "own.v0");
            context.Writer.WriteString("path", context.GetManifestRelativePath(app.Folder["a", "b"]));
        });
        app.Builder.AddResource(new TestResource("unknown"));

        Snapshot.Match(await app.PublishAsync(), extension: "json");
    }

    [Fact]
    public async Task AFormatSurvivesWhereItsExpressionStandsInAnother()
    {
        using var app = new PublishedApp();
        var password = app.Builder.AddParameter("password", secret: true);
        var credentials = ReferenceExpression.Create($"me:{password.Resource:uri}");

        app.AddContainer("web").WithEnvironment("URI", ReferenceExpression.Create($"db://{credentials}@host"));

        Assert.Equal("db://me:{password-uri-encoded.value}@host", (string?)(await app.PublishResourceAsync("web"))["env"]!["URI"]);
    }

    [Theory]
    [InlineData("aspire-dashboard")]
    [InlineData("Aspire-Dashboard")]
    public async Task ADashboardThatTheAppHostDeclaresIsNoPartOfTheManifest(string name)
    {
        using var app = new PublishedApp();
        app.AddContainer(name);
        app.AddContainer("web");

        var resources = (await app.PublishResourceAsync("web")).Root["resources"]!.AsObject();

        Assert.Equal(["web"], resources.Select(resource => resource.Key));
    }

    [Theory]
    [InlineData("True", "{secret.value}")]
    [InlineData("False", "none")]
    public async Task AChoiceIsNamedByItsUsersAndHoldsNoSecret(string match, string expected)
    {
        using var app = new PublishedApp();
        var secret = app.Builder.AddParameter("secret", "in clear", secret: true);
        var web = app.AddContainer("web").WithHttpsEndpoint(targetPort: 443);
        var choice = ReferenceExpression.CreateConditional(web.GetEndpoint("https").Property(EndpointProperty.TlsEnabled), match, ReferenceExpression.Create($"{secret}"), ReferenceExpression.Create($"none"));
        web.WithEnvironment("WHOLE", choice).WithEnvironment("PART", ReferenceExpression.Create($"<{choice}>"));

        var resources = (await app.PublishResourceAsync("web")).Root["resources"]!.AsObject();

        var name = resources.Single(r => r.Key.StartsWith("cond-", StringComparison.Ordinal)).Key;
        Assert.Equal($"{{{name}.connectionString}}", (string?)resources["web"]!["env"]!["WHOLE"]);
        Assert.Equal($"<{{{name}.connectionString}}>", (string?)resources["web"]!["env"]!["PART"]);
        Assert.Equal(expected, (string?)resources[name]!["connectionString"]);
    }
}
