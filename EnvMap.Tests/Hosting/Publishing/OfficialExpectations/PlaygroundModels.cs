using Aspire.Hosting;

namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

internal static class PlaygroundModels
{
    public static Dictionary<string, ExpectationModel> All { get; } = new(
    [
        .. Of("ProxylessEndToEnd", Proxyless, "redis", "api", "api2", "redis-password", "redis-password-uri-encoded", "cond-redis-bindings-tcp-tlsenabled-d148d83a"),
        .. Of("TestShop", TestShop, "postgres", "catalogdb", "basketcache", "catalogdbapp", "catalogservice", "frontend", "postgres-password", "postgres-password-uri-encoded", "basketcache-password", "cond-basketcache-bindings-tcp-tlsenabled-8c2280ff"),
        .. Of("Stress", Stress, "testParameterResource", "hiddenContainer", "stress-telemetryservice", "executableWithSingleArg", "executableWithSingleEscapedArg", "executableWithMultipleArgs", "empty-0000", "empty-profile-1", "empty-profile-2"),
        .. Of("AspireWithNode", WithNode, "pass", "cache", "weatherapi", "pass-uri-encoded", "cond-cache-bindings-tcp-tlsenabled-3eddb73a"),
        .. Of("withdockerfile", WithDockerfile, "goversion", "secret", "mycontainer", "dynamic-sync"),
        .. Of("ParameterEndToEnd", Parameters, "insertionrows", "parameterFromConnectionStringConfig", "customInput"),
        .. Of("ExternalServices", ExternalServices, "external-service-url")
    ]);

    private static IEnumerable<KeyValuePair<string, ExpectationModel>> Of(string name, Action<ExpectationApp> declare, params string[] resources)
        => resources.Select(resource => KeyValuePair.Create($"playground/{name}/{resource}", new ExpectationModel(resource, declare)));

    private static void Proxyless(ExpectationApp app)
    {
        const string Service = "../ProxylessEndToEnd.ApiService/ProxylessEndToEnd.ApiService.csproj";
        var redis = app.Builder.AddRedis("redis", 9999).WithEndpoint("tcp", e => e.IsProxied = false);
        app.Web("api", Service).WithEndpoint("http", e => e.Port = 12345).WithReference(redis);
        app.Builder.AddProject("api2", Service, launchProfileName: null).WithHttpEndpoint(13456).WithReference(redis);
    }

    private static void TestShop(ExpectationApp app)
    {
        var catalog = app.Builder.AddPostgres("postgres").WithImageTag("17.6").WithDataVolume("testshop.apphost-48e1ce2b9b-postgres-data").AddDatabase("catalogdb");
        app.Builder.AddRedis("basketcache").WithDataVolume("testshop.apphost-48e1ce2b9b-basketcache-data");
        app.Web("catalogdbapp", "../CatalogDb/CatalogDb.csproj").WithReference(catalog);
        var service = app.Web("catalogservice", "../CatalogService/CatalogService.csproj").WithReference(catalog);
        var basket = app.Web("basketservice", "../BasketService/BasketService.csproj").AsHttp2Service();
        app.Web("frontend", "../MyFrontend/MyFrontend.csproj").WithExternalHttpEndpoints().WithReference(basket).WithReference(service);
    }

    private static void Stress(ExpectationApp app)
    {
        const string Empty = "../Stress.Empty/Stress.Empty.csproj";
        app.Builder.AddParameter("testParameterResource", secret: true);
        app.Container("hiddenContainer", "alpine");
        app.Worker("stress-telemetryservice", "../Stress.TelemetryService/Stress.TelemetryService.csproj");
        app.Builder.AddExecutable("executableWithSingleArg", "dotnet", ".", "--version");
        app.Builder.AddExecutable("executableWithSingleEscapedArg", "dotnet", ".", "one two");
        app.Builder.AddExecutable("executableWithMultipleArgs", "dotnet", ".", "--version", "one two");
        app.Web("empty-profile-1", Empty);
        app.Web("empty-profile-2", Empty).WithArgs("arg_from_apphost").WithEnvironment("APPHOST_ENV_VAR", "test").WithEnvironment("ENV_TO_OVERRIDE", "this value came from the apphost");
        app.Builder.AddProject("empty-0000", Empty, launchProfileName: null);
    }

    private static void WithNode(ExpectationApp app)
    {
        var cache = app.Builder.AddRedis("cache", password: app.Builder.AddParameter("pass", "any"));
        app.Web("weatherapi", "../AspireWithNode.AspNetCoreApi/AspireWithNode.AspNetCoreApi.csproj");
        app.Container("frontend", "example/frontend").WithReference(cache);
    }

    private static void WithDockerfile(ExpectationApp app)
    {
        app.Write("qots/Dockerfile", "FROM scratch\n");
        var version = app.Builder.AddParameter("goversion", "1");
        var secret = app.Builder.AddParameter("secret", secret: true);
        app.Builder.AddDockerfile("mycontainer", "qots").WithBuildArg("GO_VERSION", version).WithBuildSecret("SECRET_ASENV", secret).WithEnvironment("DOCKER_BUILDKIT", "1");
        app.Builder.AddDockerfileFactory("dynamic-sync", "qots", _ => "FROM scratch\n");
    }

    private static void Parameters(ExpectationApp app)
    {
        app.Builder.AddParameter("insertionrows");
        app.Builder.AddParameter("customInput");
        app.Builder.AddConnectionString("parameterFromConnectionStringConfig");
    }

    private static void ExternalServices(ExpectationApp app) => app.Builder.AddExternalService("external-service", app.Builder.AddParameter("external-service-url"));
}
