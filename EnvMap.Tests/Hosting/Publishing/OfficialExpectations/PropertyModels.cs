using System.Text.Json.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

/// <summary>Models of which the expectations look at single properties.</summary>
internal static class PropertyModels
{
    private const string Manifest = "ManifestGenerationTests.";

    private const string Redis = "AddRedisTests.";

    private static readonly string[] s_redisWithoutPassword = ["redis|type", "redis|connectionString", "redis|image", "redis|entrypoint", "redis|bindings|tcp|scheme", "redis|bindings|tcp|targetPort"];

    private static readonly string[] s_redisWithPassword = ["redis|type", "redis|connectionString", "redis|image", "redis|env|REDIS_PASSWORD", "redis|bindings|tcp|scheme", "redis|bindings|tcp|targetPort"];

    public static Dictionary<string, ExpectationModel> All { get; } = new()
    {
        [Manifest + "EnsureAddParameterWithSecretFalseDoesntEmitSecretField"] = Of(app => app.Builder.AddParameter("x", secret: false), "?x|inputs|value|secret"),
        [Manifest + "EnsureAddParameterWithSecretDefaultDoesntEmitSecretField"] = Of(app => app.Builder.AddParameter("x"), "?x|inputs|value|secret"),
        [Manifest + "EnsureAddParameterWithSecretTrueDoesEmitSecretField"] = Of(app => app.Builder.AddParameter("x", secret: true), "?x|inputs|value|secret", "x|inputs|value|secret"),
        [Manifest + "EnsureWorkerProjectDoesNotGetBindingsGenerated"] = Of(app => app.Worker("workera", "worker/worker.csproj"), "?workera|bindings"),
        [Manifest + "ExcludeLaunchProfileOmitsBindings"] = Of(
            app =>
            {
                app.Web("other", "service/service.csproj");
                app.Builder.AddProject("servicea", "service/service.csproj", launchProfileName: null);
            },
            "?servicea|bindings"),
        [Manifest + "EnsureExecutableWithArgsEmitsExecutableArgs"] = Of(
            app =>
            {
                app.Builder.AddExecutable("e1", "run", ".", "args1", "args2").WithArgs("withArgs1", "withArgs2");
                app.Builder.AddExecutable("e2", "run", ".").WithArgs("withArgs1", "withArgs2");
                app.Builder.AddExecutable("e3", "run", ".", "args1", "args2");
            },
            "e1|args|0", "e1|args|1", "e1|args|2", "e1|args|3", "e2|args|0", "e2|args|1", "e3|args|0", "e3|args|1"),
        [Manifest + "ExecutableManifestNotIncludeArgsWhenEmpty"] = Of(app => app.Builder.AddExecutable("program", "run", "."), "?program|args"),
        [Manifest + "EnsureAllRedisManifestTypesHaveVersion0Suffix"] = Of(app => app.Builder.AddRedis("rediscontainer"), "rediscontainer|type"),
        [Manifest + "PublishingRedisResourceAsContainerResultsInConnectionStringProperty"] = Of(app => app.Builder.AddRedis("rediscontainer"), "rediscontainer|type", "rediscontainer|connectionString"),
        [Manifest + "EnsureAllPostgresManifestTypesHaveVersion0Suffix"] = Of(app => app.Builder.AddPostgres("server").AddDatabase("database"), "server|type", "database|type"),
        [Manifest + "MetadataPropertyNotEmittedWhenMetadataNotAdded"] = Of(app => app.Container("testresource", "image"), "?testresource|metadata"),
        [Redis + "VerifyDefaultManifest"] = Of(app => app.Builder.AddRedis("redis"), "redis|type", "redis|connectionString", "redis|image", "redis|entrypoint", "redis|env|REDIS_PASSWORD", "redis|bindings|tcp|scheme", "redis|bindings|tcp|targetPort"),
        [Redis + "VerifyWithoutPasswordManifest"] = Of(app => app.Builder.AddRedis("redis").WithPassword(null), s_redisWithoutPassword),
        [Redis + "VerifyWithPasswordManifest"] = Of(app => app.Builder.AddRedis("redis", password: app.Builder.AddParameter("pass", "any")), s_redisWithPassword),
        [Redis + "VerifyWithPasswordValueNotProvidedManifest"] = Of(app => app.Builder.AddRedis("redis", password: app.Builder.AddParameter("pass")), s_redisWithPassword),
        [Redis + "AssertConditionalExpressionInManifest"] = Of(app => app.Builder.AddRedis("redis"), "cond-redis-bindings-tcp-tlsenabled-d148d83a|type"),
        ["ProjectResourceTests.AspNetCoreUrlsNotInjectedInPublishMode"] = Of(app => app.Worker("p", "p").WithHttpEndpoint(5000, name: "http").WithHttpsEndpoint(5001, name: "https"), "?p|env|ASPNETCORE_URLS", "?p|env|ASPNETCORE_HTTPS_PORT"),
        ["WithEnvironmentTests.Parameter"] = Of(app => app.Worker("p", "p").WithEnvironment("V", app.Builder.AddParameter("parameter")), "p|env|V"),
        ["WithEnvironmentTests.Expressions"] = Of(
            app =>
            {
                var test = app.Builder.AddResource(new ExpectationServer("test"));
                var endpoint = app.Container("container1", "image").WithHttpEndpoint(name: "primary", targetPort: 10005).GetEndpoint("primary");
                app.Container("c", "image").WithEnvironment("URL", $"{endpoint}/foo").WithEnvironment("PORT", $"{endpoint.Property(EndpointProperty.Port)}")
                    .WithEnvironment("TARGET_PORT", $"{endpoint.Property(EndpointProperty.TargetPort)}").WithEnvironment("HOST", $"{test.Resource};name=1");
            },
            "c|env|URL", "c|env|PORT", "c|env|TARGET_PORT", "c|env|HOST"),
        ["WithEnvironmentTests.ConnectionString"] = Of(app => app.Container("c", "image").WithEnvironment("CUSTOM", app.Builder.AddResource(new ExpectationServer("sourceService"))), "c|env|CUSTOM"),
        ["WithEnvironmentTests.OwnValue"] = Of(app => app.Worker("p", "p").WithEnvironment("V", new ExpectationValue("test-manifest-expression")), "p|env|V"),
        ["WithEnvironmentTests.EndpointProperty"] = Of(app => app.Worker("p", "p").WithEnvironment("V", app.Container("container1", "image").WithHttpEndpoint(name: "primary", targetPort: 80).GetEndpoint("primary").Property(EndpointProperty.Port)), "p|env|V"),
        ["WithReferenceTests.ConnectionString"] = Of(app => app.Worker("p", "p").WithReference(app.Builder.AddConnectionString("resource")), "p|env|ConnectionStrings__resource"),
        ["WithReferenceTests.ConnectionStringOfAVariable"] = Of(app => app.Worker("p", "p").WithReference(app.Builder.AddConnectionString("resource", "MY_ENV")), "p|env|MY_ENV"),
        ["ExternalServiceTests.ExternalServiceWithParameterCanBeReferencedInPublishMode"] = Of(app => app.Worker("p", "p").WithReference(app.Builder.AddExternalService("nuget", app.Builder.AddParameter("nuget-url"))), "p|env|services__nuget__default__0", "p|env|NUGET"),
        ["ExternalServiceTests.ExternalServiceResourceIsExcludedFromPublishingManifest"] = Of(app => app.Builder.AddExternalService("nuget", "https://nuget.example/"), "nuget"),
        ["DashboardResourceTests.Excluded"] = Of(app => app.Worker("aspire-dashboard", "dashboard/dashboard.csproj"), "aspire-dashboard"),
        ["AsHttp2ServiceTests.Http2TransportIsSetWhenHttp2ServiceAnnotationIsApplied"] = new(async app =>
        {
            var endpoints = app.Web("p", "p").AsHttp2Service().Resource.Annotations.OfType<EndpointAnnotation>().ToList();
            await app.PublishAsync();
            return new JsonArray($"{endpoints.Count}", endpoints.TrueForAll(endpoint => endpoint.Transport is "http2") ? "true" : "false");
        }),
        ["ResourceExtensionsTests.ManifestExpressions"] = Of(
            app => app.Container("c", "image").WithEnvironment("ONE", "single-node").WithEnvironment("TWO", "true").WithEnvironment("THREE", app.Builder.AddParameter("ElasticPassword")),
            "c|env|ONE", "c|env|TWO", "c|env|THREE"),
        ["AsHttp2ServiceTests.Http2TransportIsNotAppliedToNonHttpEndpoints"] = Of(app => app.Web("p", "p").WithEndpoint(9999, scheme: "tcp").AsHttp2Service(), "p|bindings|tcp|transport", "p|bindings|https|transport", "p|bindings|http|transport")
    };

    private static ExpectationModel Of(Action<ExpectationApp> declare, params string[] paths) => ExpectationModel.Properties(declare, paths);
}
