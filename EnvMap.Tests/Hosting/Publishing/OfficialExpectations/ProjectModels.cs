using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

internal static class ProjectModels
{
    private const string Several = """{ "Kestrel": { "EndpointDefaults": { "Protocols": "Http2" }, "Endpoints": { "FirstHttpEndpoint": { "Url": "http://*:5002", "Protocols": "Http1" }, "SecondHttpEndpoint": { "Url": "http://localhost:5003" } } } }""";

    private const string Protocols = """
        { "Kestrel": { "Endpoints": { "HttpEndpointUsingHttp2Transport": { "Url": "http://*:5002", "Protocols": "Http2" }, "HttpEndpointUsingHttpTransport": { "Url": "http://*:5003" },
        "HttpsEndpointUsingHttp2Transport": { "Url": "https://*:7002", "Protocols": "Http2" }, "HttpsEndpointUsingHttpTransport": { "Url": "https://*:7003" } } } }
        """;

    public static Dictionary<string, ExpectationModel> All { get; } = new()
    {
        ["ProjectResourceTests.VerifyManifest"] = new("projectName", app => app.Web("projectName", "another-path")),
        ["ProjectResourceTests.VerifyManifestWithArgs"] = new("projectName", app => app.Web("projectName", "another-path").WithArgs("one", "two")),
        ["KestrelConfigTests.One"] = new("projectName", app => AddKestrel(app, """{ "Kestrel": { "Endpoints": { "Only": { "Url": "http://*:5002" } } } }""")),
        ["KestrelConfigTests.Several"] = new("projectName", app => AddExplicit(AddKestrel(app, Several))),
        ["KestrelConfigTests.Excluded"] = new("projectName", app => AddExplicit(AddKestrel(app, Several)).WithEndpointsInEnvironment(e => e.Name is not ("FirstHttpEndpoint" or "ExplicitProxiedHttp")), "env"),
        ["KestrelConfigTests.Protocols"] = new("projectName", app => AddKestrel(app, Protocols), "bindings"),
        ["WithEndpointTests.DefaultHttpEndpoints"] = new("proj", app => app.Worker("proj", "projectpath").WithHttpEndpoint(name: "hp").WithHttpEndpoint(name: "hp2").WithHttpsEndpoint(name: "hps").WithHttpsEndpoint(name: "hps2").WithEndpoint(name: "tcp0")),
        ["WithEndpointTests.PortsEnvVariables"] = new("proj", AddMany, "env"),
        ["WithEndpointTests.ExplicitPort"] = new("proj", app => app.Worker("proj", "projectpath").WithHttpEndpoint(5001)),
        ["ExternalServiceTests.Parameter"] = new("project", app =>
        {
            var external = app.Builder.AddExternalService("external", app.Builder.AddParameter("external-url"));
            app.Worker("project", "testproject").WithReference(external).WithEnvironment("EXTERNAL_SERVICE", external);
        }),
        ["ExecutableResourceTests.AddExecutableWithArgs"] = new("e2", app =>
        {
            const string Folder = "../../../../../tests/Aspire.Hosting.Tests";
            var one = app.Builder.AddExecutable("e1", "ruby", Folder).WithHttpEndpoint(name: "ep", targetPort: 80).GetEndpoint("ep");
            var test = app.Builder.AddConnectionString("test", ReferenceExpression.Create($"text")).Resource;
            var test2 = app.Builder.AddConnectionString("test2", ReferenceExpression.Create($"text")).Resource;
            var two = app.Builder.AddExecutable("e2", "python", Folder, "app.py").WithHttpEndpoint(name: "ep");
            two.WithArgs(one, "arg1", test, "arg2", one, test2, two.GetEndpoint("ep"));
        }),
        ["PublishAsDockerfileTests.Without"] = new("frontend", app => AddNode(app, _ => { })),
        ["PublishAsDockerfileTests.Arguments"] = new("frontend", app => AddNode(app, built => built.WithBuildArg("SOME_STRING", "Test").WithBuildArg("SOME_BOOL", true).WithBuildArg("SOME_OTHER_BOOL", false).WithBuildArg("SOME_NUMBER", 7).WithBuildArg("SOME_NONVALUE", (object?)null))),
        ["PublishAsDockerfileTests.NoValue"] = new("frontend", app => AddNode(app, built => built.WithBuildArg("SOME_ARG", (object?)null))),
        ["PublishAsDockerfileTests.Configure"] = new("frontend", app => AddNode(app, built => built.WithBuildSecret("buildSecret", app.Builder.AddParameter("secret", secret: true)).WithArgs("/app").WithVolume("vol", "/app/node_modules"))),
        ["PublishAsDockerfileTests.Project"] = new("project", app =>
        {
            app.Write("Dockerfile", "FROM scratch\n");
            app.Worker("project", "project.csproj").PublishAsDockerFile(built => built.WithBuildArg("X", "y").WithArgs("/app").WithVolume("vol", "/app/shared"));
        })
    };

    private static IResourceBuilder<ProjectResource> AddKestrel(ExpectationApp app, string settings)
    {
        app.Write("appsettings.json", settings);
        return app.Web("projectName", "another-path");
    }

    private static IResourceBuilder<ProjectResource> AddExplicit(IResourceBuilder<ProjectResource> project)
        => project.WithHttpEndpoint(5017, name: "ExplicitProxiedHttp").WithHttpEndpoint(5018, name: "ExplicitNoProxyHttp", isProxied: false);

    private static void AddMany(ExpectationApp app)
    {
        var project = app.Worker("proj", "projectpath").WithHttpEndpoint().WithHttpsEndpoint().WithHttpEndpoint(name: "left-out").WithEndpointsInEnvironment(e => e.Name is not "left-out");
        for (var number = 1; number <= 4; number++)
        {
            project.WithHttpEndpoint(5000 + number, name: $"hp{number}").WithHttpsEndpoint(7000 + number, name: $"hps{number}");
        }
    }

    private static void AddNode(ExpectationApp app, Action<IResourceBuilder<ContainerResource>> configure)
    {
        app.Write("Dockerfile", "FROM scratch\n");
        app.Builder.AddExecutable("frontend", "npm", ".").WithEnvironment("NODE_ENV", "production").PublishAsDockerFile(configure);
    }
}
