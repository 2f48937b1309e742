using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

internal static class PlaygroundModels
{
    public static Dictionary<string, ExpectationModel> All { get; } = new(
    [
        .. Of("ProxylessEndToEnd", Proxyless, "redis", "api", "api2", "redis-password", "redis-password-uri-encoded", "cond-redis-bindings-tcp-tlsenabled-d148d83a"),
        .. Of("TestShop", TestShop, "postgres", "catalogdb", "basketcache", "catalogdbapp", "catalogservice", "frontend", "postgres-password", "postgres-password-uri-encoded", "basketcache-password", "cond-basketcache-bindings-tcp-tlsenabled-8c2280ff"),
        .. Of("Stress", Stress, "testParameterResource", "hiddenContainer", "stress-apiservice", "stress-telemetryservice", "executableWithSingleArg", "executableWithSingleEscapedArg", "executableWithMultipleArgs", "empty-0000", "empty-0001", "empty-0002", "empty-profile-1", "empty-profile-2"),
        .. Of("AspireWithNode", WithNode, "pass", "cache", "weatherapi", "pass-uri-encoded", "cond-cache-bindings-tcp-tlsenabled-3eddb73a"),
        .. Of("withdockerfile", WithDockerfile, "goversion", "secret", "mycontainer", "dynamic-sync", "dynamic-async", "builder-sync", "builder-sync-password", "cond-builder-sync-bindings-tcp-tlsenabled-6201da71"),
        .. Of("ParameterEndToEnd", Parameters, "sql", "insertionrows", "parameterFromConnectionStringConfig", "throwing", "parameterFromConnectionStringConfigMissing", "markdownDescription", "customInput"),
        .. Of("ParameterEndToEnd", app => app.Builder.AddConnectionString("cs", ReferenceExpression.Create($"sql={app.Builder.AddPostgres("sql").Resource.PrimaryEndpoint};rows={app.Builder.AddParameter("insertionrows")}")), "cs"),
        .. Of("ExternalServices", ExternalServices, "external-service-url"),
        .. Of("Redis", Redis, "redis", "redis-password", "redis-password-uri-encoded", "cond-redis-bindings-tcp-tlsenabled-d148d83a"),
        .. Of("DatabaseMigration", DatabaseMigration, "sql1", "db1", "sql1-password"),
        .. Of("BrowserTelemetry", app => app.Web("web", "../BrowserTelemetry.Web/BrowserTelemetry.Web.csproj").WithExternalHttpEndpoints(), "web"),
        .. Of("DevTunnels", app => app.Web("api", "../DevTunnels.ApiService/DevTunnels.ApiService.csproj"), "api"),
        new("playground/CustomResources", new(null, CustomResources)),
        new("playground/HealthChecks", new(null, HealthChecks))
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
        for (var number = 0; number <= 2; number++)
        {
            app.Builder.AddProject($"empty-000{number}", Empty, launchProfileName: null);
        }

        AddManyEndpoints(app);
    }

    private static void AddManyEndpoints(ExpectationApp app)
    {
        var service = app.Worker("stress-apiservice", "../Stress.ApiService/Stress.ApiService.csproj").WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_METRICS_EMIT_OVERFLOW_ATTRIBUTE", "true");
        var endpoint = service.GetEndpoint("http");
        service.WithEnvironment("HOST", $"{endpoint.Property(EndpointProperty.Host)}").WithEnvironment("PORT", $"{endpoint.Property(EndpointProperty.Port)}").WithEnvironment("URL", $"{endpoint.Property(EndpointProperty.Url)}");
        service.WithHttpEndpoint(5180, name: "http");
        for (var port = 5181; port <= 5210; port++)
        {
            service.WithHttpEndpoint(port, name: $"http-{port}");
        }
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
        app.Container("dynamic-async", "replaced").WithDockerfileFactory("qots", _ => Task.FromResult("FROM scratch\n"));
        app.Builder.AddRedis("builder-sync").WithImageRegistry(ExpectationApp.Registry).WithDockerfileFactory(".", _ => "FROM scratch\n");
    }

    private static void Redis(ExpectationApp app)
    {
        var redis = app.Builder.AddRedis("redis").WithDataVolume("redis.apphost-7855b85e05-redis-data").WithRedisCommander().WithRedisInsight();
        app.Worker("apiservice", "../Redis.ApiService/Redis.ApiService.csproj").WithReference(redis);
    }

    // A server that no package of ours knows is a custom container.
    private static void DatabaseMigration(ExpectationApp app)
    {
        var password = app.Builder.AddParameter("sql1-password", new GenerateParameterDefault { MinLength = 22, MinLower = 1, MinUpper = 1, MinNumeric = 1 }, secret: true);
        var server = app.Builder.AddResource(new ExpectationContainer("sql1", password.Resource)).WithImage("mssql/server", "2022-latest").WithImageRegistry("mcr.microsoft.com")
            .WithEndpoint(targetPort: 1433, name: "tcp").WithEnvironment("ACCEPT_EULA", "Y").WithEnvironment("MSSQL_SA_PASSWORD", password);
        app.Builder.AddResource(new ExpectationServer("db1", ReferenceExpression.Create($"{server.Resource};Initial Catalog=db1")));
    }

    private static void CustomResources(ExpectationApp app)
    {
        var clock = app.Builder.AddResource(new TestResource("talking-clock")).ExcludeFromManifest();
        app.Builder.AddResource(new TestResource("talking-clock-tick-hand")).WithParentRelationship(clock);
        app.Builder.AddResource(new TestResource("talking-clock-tock-hand")).WithParentRelationship(clock);
        app.Builder.AddResource(new TestResource("test")).ExcludeFromManifest();
        app.Builder.AddParameter("p0");
    }

    // The file is from before the AppHost had two external services with parameters.
    private static void HealthChecks(ExpectationApp app)
    {
        app.Builder.AddResource(new TestResource("healthy")).WithHealthCheck("check").ExcludeFromManifest();
        app.Builder.AddExternalService("refused", "http://localhost:19999/").WithHttpHealthCheck();
    }

    private static void Parameters(ExpectationApp app)
    {
        app.Builder.AddParameter("insertionrows").WithDescription("Any.");
        app.Builder.AddParameter("customInput");
        app.Builder.AddParameter("throwing", () => throw new InvalidOperationException("The value is not asked for."));
        app.Builder.AddParameter("markdownDescription").WithDescription("*Any*.", enableMarkdown: true);
        app.Builder.AddConnectionString("sql");
        app.Builder.AddConnectionString("parameterFromConnectionStringConfigMissing");
        app.Builder.AddConnectionString("parameterFromConnectionStringConfig");
    }

    private static void ExternalServices(ExpectationApp app) => app.Builder.AddExternalService("external-service", app.Builder.AddParameter("external-service-url"));
}
