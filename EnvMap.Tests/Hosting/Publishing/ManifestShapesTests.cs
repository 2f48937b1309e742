using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Publishing;

/// <summary>What the parts of the API are published as, in combination; each expectation was read against Aspire's sources.</summary>
public sealed class ManifestShapesTests
{
    [Fact]
    public async Task Endpoints()
    {
        using var app = new PublishedApp();
        var all = app.AddContainer("all")
            .WithHttpEndpoint(port: 80, targetPort: 80, name: "same")
            .WithHttpsEndpoint(port: 443, name: "port-only")
            .WithEndpoint(name: "none")
            .WithEndpoint(port: 0, name: "zero", scheme: "wire")
            .WithEndpoint(targetPort: 8000, name: "taken", isExternal: true, isProxied: false)
            .WithEndpoint(name: "after-taken", env: "LISTEN")
            .WithEndpoint(targetPort: 53, name: "dns", protocol: ProtocolType.Udp)
            .WithEndpoint("same", e => e.Transport = "http2")
            .WithEndpoint("created", e => (e.UriScheme, e.TargetPort) = ("redis", 6379))
            .WithEndpoint("absent", e => e.TargetPort = 1, createIfNotExists: false);
        app.AddContainer("grpc").WithHttpEndpoint(targetPort: 81).WithHttpsEndpoint(targetPort: 82).WithEndpoint(targetPort: 83, name: "wire").AsHttp2Service().WithExternalHttpEndpoints();
        var endpoint = all.GetEndpoint("same");
        app.AddContainer("client").WithEnvironment(context =>
        {
            foreach (var property in Enum.GetValues<EndpointProperty>())
            {
                context.EnvironmentVariables[$"{property}"] = endpoint.Property(property);
            }
        }).WithEnvironment("WHOLE", endpoint).WithEnvironment("TEXT", ReferenceExpression.Create($"at {endpoint}/"));

        Snapshot.Match(await app.PublishAsync(), extension: "json");
    }

    [Fact]
    public async Task Expressions()
    {
        using var app = new PublishedApp();
        var user = app.Builder.AddParameter("user");
        var secret = app.Builder.AddParameter("secret", secret: true);
        var web = app.AddContainer("web").WithHttpsEndpoint(targetPort: 443);
        var inner = ReferenceExpression.Create($"{user}:{secret.Resource:uri}");
        var tls = ReferenceExpression.CreateConditional(web.GetEndpoint("https").Property(EndpointProperty.TlsEnabled), bool.TrueString, ReferenceExpression.Create($"rediss://{secret.Resource:uri}@"), ReferenceExpression.Empty);
        var builder = new ReferenceExpressionBuilder();
        builder.AppendLiteral("a=");
        builder.AppendFormatted(user.Resource, "uri");
        builder.Append($";b={inner};c={"plain text"}");
        app.AddContainer("client")
            .WithEnvironment("NESTED", ReferenceExpression.Create($"db://{ReferenceExpression.Create($"{inner}@{web.GetEndpoint("https").Property(EndpointProperty.HostAndPort)}")}/x"))
            .WithEnvironment("BRACES", ReferenceExpression.Create($"{{literal}} {user}"))
            .WithEnvironment("BUILT", builder.Build())
            .WithEnvironment("EMPTY", ReferenceExpression.Empty)
            .WithEnvironment("CHOICE", ReferenceExpression.Create($"{tls}host"))
            .WithEnvironment("AGAIN", tls)
            .WithArgs(ReferenceExpression.Create($"--user={user}"), 5, true);

        Snapshot.Match(await app.PublishAsync(), extension: "json");
    }

    [Fact]
    public async Task References()
    {
        using var app = new PublishedApp();
        var mail = app.Builder.AddExternalService("mail", "https://mail.example/");
        var billing = app.Builder.AddExternalService("billing-api", app.Builder.AddParameter("billing-url")).WithHttpHealthCheck();
        var legacy = app.Builder.AddConnectionString("legacy");
        var composed = app.Builder.AddConnectionString("composed", ReferenceExpression.Create($"Server={legacy};Mail={mail.Resource.Name}"));
        var server = app.Builder.AddExecutable("server", "run", "../tools", "--port").WithHttpEndpoint(env: "PORT").WithHttpEndpoint(name: "admin", port: 9000).WithWorkingDirectory("src\\server");
        app.AddContainer("all").WithReference(mail).WithReference(billing).WithReference(legacy, optional: true).WithReference(composed, "other-name")
            .WithReference(server.GetEndpoint("admin")).WithReference("docs", new Uri("https://docs.example/"));
        app.AddContainer("selective").WithReferenceEnvironment(ReferenceEnvironmentInjectionFlags.ConnectionString).WithReference(composed).WithReference(server.GetEndpoint("http"));

        Snapshot.Match(await app.PublishAsync(), extension: "json");
    }

    [Fact]
    public async Task CustomResources()
    {
        using var app = new PublishedApp();
        var key = app.Builder.AddParameter("key", secret: true);
        var store = app.Builder.AddResource(new Store("store", ReferenceExpression.Create($"store://{key.Resource:uri}@outside")));
        var broker = app.Builder.AddResource(new Broker("broker")).WithImage("example/broker", "4").WithEndpoint(targetPort: 5672, name: "amqp").WithVolume("broker-data", "/data");
        app.AddContainer("own").WithHttpEndpoint(targetPort: 80).WithEnvironment("A", key).WithManifestPublishingCallback(async context =>
        {
            await context.WriteContainerAsync((ContainerResource)app.Builder.Resources.Single(r => r.Name == "own"));
            context.Writer.WriteString("file", context.GetManifestRelativePath(app.Folder["..", "beside.txt"]) is { } path ? Path.GetFileName(path) : null);
            context.Writer.WriteString("manifest", Path.GetFileName(context.ManifestPath));
            context.TryAddDependentResources(new ParameterResource("late", _ => "x", secret: true));
        });
        app.AddContainer("client").WithReference(store).WithReference(broker).WithEnvironment("STORE", store).WithEnvironment("HOST", broker.GetEndpoint("amqp").Property(EndpointProperty.Host));

        Snapshot.Match(await app.PublishAsync(), extension: "json");
    }

    [Fact]
    public async Task TextIsEscapedAndPathsHaveSlashes()
    {
        using var app = new PublishedApp();
        app.Builder.AddParameter("greeting", "Grüße & \"mehr\" <b>+'`\u2028", publishValueAsDefault: true);
        app.AddContainer("text").WithArgs("tab\t", "C:\\x", "ä😀", "").WithEnvironment("NAME WITH BLANK", "a/b").WithBindMount("..\\up\\one", "C:\\data", isReadOnly: true).WithBindMount(".", "/here").WithVolume(null!, "/anonymous");
        app.Builder.AddDockerfile("built", "src\\app", "docker\\Dockerfile").WithBuildSecret("TOKEN", app.Builder.AddParameter("token", secret: true)).WithBuildArg("N", 5).WithHttpEndpoint(port: 8000).WithHttpEndpoint(name: "more");

        Snapshot.Match(await app.PublishAsync(), extension: "json");
    }

    [Fact]
    public async Task Projects()
    {
        using var app = new PublishedApp();
        app.Folder.Write("web/Web.csproj", """<Project Sdk="Microsoft.NET.Sdk.Web" />""");
        app.Folder.Write("web/Properties/launchSettings.json", """{ "profiles": { "first": { "commandName": "Project", "applicationUrl": "https://localhost:7001;http://localhost:5001;http://localhost:5003" }, "second": { "commandName": "Project", "applicationUrl": "http://localhost:5002" } } }""");
        app.Folder.Write("kestrel/Kestrel.csproj", """<Project Sdk="Microsoft.NET.Sdk.Web" />""");
        app.Folder.Write("kestrel/appsettings.json", """{ "Kestrel": { "Endpoints": { "http": { "Url": "http://*:5010" }, "grpc": { "Url": "https://localhost:5011", "Protocols": "Http2" } } } }""");
        var first = app.Builder.AddProject("first", "web/Web.csproj").WithReplicas(2).AsHttp2Service();
        app.Builder.AddProject("second", "web\\Web.csproj", "second").WithHttpEndpoint(name: "admin", port: 9001).WithHttpEndpoint(name: "own-variable", env: "PORT").WithEndpoint(name: "wire", scheme: "wire")
            .WithEndpointsInEnvironment(e => e.Name != "admin").WithReference(first);
        app.Builder.AddProject("kestrel", "kestrel/Kestrel.csproj").WithReference(first.GetEndpoint("https"));
        app.Builder.AddProject("kestrel-excluded", "kestrel/Kestrel.csproj", options => options.ExcludeKestrelEndpoints = true).WithHttpsEndpoint(targetPort: 8443);
        app.AddContainer("client").WithReference(first).WaitFor(first);

        Snapshot.Match(await app.PublishAsync(), extension: "json");
    }

    private sealed class Store(string name, ReferenceExpression connection) : Resource(name), IResourceWithConnectionString
    {
        public ReferenceExpression ConnectionStringExpression => connection;

        public string? ConnectionStringEnvironmentVariable => "STORE_CONNECTION";

        IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() => [new("Uri", connection)];
    }

    private sealed class Broker(string name) : ContainerResource(name), IResourceWithConnectionString
    {
        public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"amqp://{new EndpointReference(this, "amqp").Property(EndpointProperty.HostAndPort)}");
    }
}
