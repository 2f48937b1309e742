using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

internal static class ContainerModels
{
    private const string Endpoints = "WithEndpointTests.VerifyManifest";

    public static Dictionary<string, ExpectationModel> All { get; } = new()
    {
        ["ContainerResourceTests.AddContainerWithArgs"] = new("container", app =>
        {
            var other = app.Container("c1", "image2").WithHttpEndpoint(name: "ep", targetPort: 80);
            var test = app.Builder.AddConnectionString("test", ReferenceExpression.Create($"text"));
            var container = app.Container("container", "none").WithHttpEndpoint(name: "ep");
            container.WithArgs("arg1", other.GetEndpoint("ep"), test.Resource, container.GetEndpoint("ep"));
        }),
        ["ContainerResourceTests.EnsureContainerWithEndpointsEmitsContainerPort"] = new("grafana", app => app.Container("grafana", "grafana/grafana").WithHttpEndpoint(targetPort: 3000)),
        ["ContainerResourceTests.EnsureContainerWithCustomEntrypointEmitsEntrypoint"] = new("grafana", app => app.Container("grafana", "grafana/grafana").WithEntrypoint("custom")),
        ["ContainerResourceTests.EnsureContainerWithVolumesEmitsVolumes"] = new("store", app => app.Container("store", "image/name").WithVolume("myvolume", "/mount/here").WithVolume("myreadonlyvolume", "/mount/there", isReadOnly: true).WithVolume("/mount/everywhere")),
        ["ContainerResourceTests.EnsureContainerWithBindMountsEmitsBindMounts"] = new("mounts", app => app.Container("mounts", "image/name")
            .WithBindMount("some/source", "/bound").WithBindMount("./not/relative/qualified", "/another/place").WithBindMount("some\\other\\source", "\\mount\\here").WithBindMount("some/file/path.txt", "/mount/there.txt", isReadOnly: true)),
        ["WithDockerfileTests.WithDockerfileResults"] = new("built", app => AddArguments(app, app.Container("built", "replaced").WithDockerfile(".", stage: "runner"))),
        ["WithDockerfileTests.AddDockerfileResults"] = new("built", app => AddArguments(app, app.Builder.AddDockerfile("built", ".", stage: "runner"))),
        ["WithDockerfileTests.WithDockerfileWithBuildSecret"] = new("built", app => AddSecret(app, app.Container("built", "replaced").WithDockerfile("."))),
        ["WithDockerfileTests.AddDockerfileWithBuildSecret"] = new("built", app => AddSecret(app, app.Builder.AddDockerfile("built", "."))),
        ["WithDockerfileTests.Factory"] = new("testcontainer", app => app.Container("testcontainer", "replaced").WithHttpEndpoint(targetPort: 80).WithDockerfileFactory(".", _ => "FROM scratch\n")),
        ["WithDockerfileTests.FactoryManifest"] = new(null, AddFactory),
        ["WithDockerfileTests.FactoryDockerfile"] = new(async app =>
        {
            AddFactory(app);
            await app.PublishAsync();
            return await app.ReadAsync("testcontainer.Dockerfile");
        }),
        ["ManifestGenerationTests.WithContainerRegistry"] = new("redis", app => app.Container("redis", "redis").WithImageRegistry("myprivateregistry.company.com")),
        ["ManifestGenerationTests.ContainerFiles"] = new("web", app => AddFiles(app.Container("web", "nginx", "alpine"), AddSource(app, "source", "/app/dist"), "/usr/share/nginx/html")),
        ["ManifestGenerationTests.ContainerFilesSources"] = new("web", app => AddFiles(app.Container("web", "nginx", "alpine"), AddSource(app, "source", "/app/dist", "/app/assets"), "/usr/share/nginx/html")),
        ["ManifestGenerationTests.ContainerFilesDestinations"] = new("web", app => AddFiles(AddFiles(app.Container("web", "nginx", "alpine"), AddSource(app, "source1", "/app/dist"), "/usr/share/nginx/html"), AddSource(app, "source2", "/app/assets"), "/usr/share/nginx/assets")),
        [Endpoints + "WithBothDifferentPortAndTargetPort"] = new("c", app => app.Container("c", "image").WithEndpoint(8080, 3000, name: "ep0")),
        [Endpoints + "WithHttpPortWithTargetPort"] = new("c", app => app.Container("c", "image").WithHttpEndpoint(targetPort: 3001, name: "h1")),
        [Endpoints + "WithHttpsAndTargetPort"] = new("c", app => app.Container("c", "image").WithHttpsEndpoint(targetPort: 3001, name: "h2")),
        [Endpoints + "ContainerWithHttpEndpointAndNoPortsAllocatesPort"] = new("c", app => app.Container("c", "image").WithHttpEndpoint(name: "h3")),
        [Endpoints + "ContainerWithHttpsEndpointAllocatesPort"] = new("c", app => app.Container("c", "image").WithHttpsEndpoint(name: "h4")),
        [Endpoints + "WithHttpEndpointAndPortOnlySetsTargetPort"] = new("c", app => app.Container("c", "image").WithHttpEndpoint(1004, name: "otlp")),
        [Endpoints + "WithTcpEndpointAndNoPortAllocatesPort"] = new("c", app => app.Container("c", "image").WithEndpoint(name: "custom")),
        [Endpoints + "PortAllocationIsGlobal/first"] = new("one", AddTwo),
        [Endpoints + "PortAllocationIsGlobal/second"] = new("two", AddTwo)
    };

    private static void AddArguments(ExpectationApp app, IResourceBuilder<ContainerResource> built)
    {
        app.Write("Dockerfile", "FROM scratch\n");
        built.WithHttpEndpoint(targetPort: 80).WithBuildArg("MESSAGE", app.Builder.AddParameter("message")).WithBuildArg("stringParam", "a string").WithBuildArg("intParam", 42);
    }

    private static void AddSecret(ExpectationApp app, IResourceBuilder<ContainerResource> built)
    {
        app.Write("Dockerfile", "FROM scratch\n");
        built.WithHttpEndpoint(targetPort: 80).WithBuildSecret("SECRET", app.Builder.AddParameter("secret", secret: true));
    }

    private static IResource AddSource(ExpectationApp app, string name, params string[] paths)
        => paths.Aggregate(app.Container(name, "example/site"), (source, path) => source.WithAnnotation(new ContainerFilesSourceAnnotation { SourcePath = path })).Resource;

    private static IResourceBuilder<ContainerResource> AddFiles(IResourceBuilder<ContainerResource> target, IResource source, string path)
        => target.WithAnnotation(new ContainerFilesDestinationAnnotation { Source = source, DestinationPath = path });

    private static void AddFactory(ExpectationApp app) => app.Container("testcontainer", "replaced").WithDockerfileFactory(".", _ => "FROM alpine:latest\nRUN echo 'Generated for manifest'");

    private static void AddTwo(ExpectationApp app)
    {
        app.Container("one", "image").WithEndpoint(name: "custom");
        app.Container("two", "image").WithEndpoint(name: "custom");
    }
}
