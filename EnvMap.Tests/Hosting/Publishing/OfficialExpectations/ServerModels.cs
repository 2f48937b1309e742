using Aspire.Hosting;

namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

internal static class ServerModels
{
    private const string Program = "ManifestGenerationTests.VerifyTestProgramFullManifest/";

    private static readonly string[] s_whole =
    [
        "servicea", "serviceb", "servicec", "workera", "integrationservicea", "redis", "postgres", "postgresdb", "redis-password", "redis-password-uri-encoded", "postgres-password", "postgres-password-uri-encoded",
        "cond-redis-bindings-tcp-tlsenabled-d148d83a"
    ];

    public static Dictionary<string, ExpectationModel> All { get; } = new(s_whole.Select(resource => KeyValuePair.Create(Program + resource, new ExpectationModel(resource, DeclareProgram))))
    {
        ["AddPostgresTests.VerifyManifest/server"] = new("pg", app => app.Builder.AddPostgres("pg")),
        ["AddPostgresTests.VerifyManifest/database"] = new("db", app => app.Builder.AddPostgres("pg").AddDatabase("db")),
        ["AddPostgresTests.VerifyManifestWithParameters/both"] = new("pg", app => app.Builder.AddPostgres("pg", app.Builder.AddParameter("user"), app.Builder.AddParameter("pass", secret: true))),
        ["AddPostgresTests.VerifyManifestWithParameters/user"] = new("pg2", app => app.Builder.AddPostgres("pg2", app.Builder.AddParameter("user"))),
        ["AddPostgresTests.VerifyManifestWithParameters/password"] = new("pg3", app => app.Builder.AddPostgres("pg3", password: app.Builder.AddParameter("pass", secret: true)))
    };

    private static void DeclareProgram(ExpectationApp app)
    {
        app.Web("servicea", Path("ServiceA"));
        app.Web("serviceb", Path("ServiceB"));
        app.Write("testproject/TestProject.ServiceC/appsettings.json", """{ "Kestrel": { "Endpoints": { "http": { "Url": "http://*:5271" } } } }""");
        app.Worker("servicec", Path("ServiceC"));
        app.Worker("workera", Path("WorkerA"));
        var redis = app.Builder.AddRedis("redis").WithImageRegistry(ExpectationApp.Registry);
        var postgres = app.Builder.AddPostgres("postgres").WithImageRegistry(ExpectationApp.Registry).WithEnvironment("POSTGRES_DB", "postgresdb").AddDatabase("postgresdb");
        app.Web("integrationservicea", Path("IntegrationServiceA")).WithEnvironment("SKIP_RESOURCES", "None").WithReference(redis).WithReference(postgres);
    }

    private static string Path(string project) => $"testproject/TestProject.{project}/TestProject.{project}.csproj";
}
