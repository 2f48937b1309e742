using System.Text.Json.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Postgres;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.PostgreSQL;

public sealed class PostgresRunTests
{
    private readonly RunModel _model = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheDatabaseIsReachedAsItsConnectionSays()
    {
        var password = _model.Builder.AddParameter("secret", "p@ss w", secret: true);
        var server = _model.Builder.AddPostgres("server", password: password);
        var database = server.AddDatabase("orders", "my orders").Resource;
        _model.Allocate();

        Assert.Equal("Host=localhost;Port=6001;Username=postgres;Password=p@ss w", await server.Resource.GetConnectionStringAsync(Cancellation));
        Assert.Equal("Host=localhost;Port=6001;Username=postgres;Password=p@ss w;Database=\"my orders\"", await ((IResourceWithConnectionString)database).GetConnectionStringAsync(Cancellation));
        Assert.Equal(
            [
                ("Host", "localhost"), ("Port", "6001"), ("Username", "postgres"), ("Password", "p@ss w"),
                ("Uri", "postgresql://postgres:p%40ss%20w@localhost:6001/my%20orders"),
                ("JdbcConnectionString", "jdbc:postgresql://localhost:6001/my%20orders"),
                ("DatabaseName", "my orders")
            ],
            await ReadAsync(database));
        Assert.Equal(("orders", "my orders"), (server.Resource.Databases.Single().Key, server.Resource.Databases.Single().Value));
    }

    [Fact]
    public async Task TheServerIsSetUpByItsVariables()
    {
        var user = _model.Builder.AddParameter("user", "owner");
        var server = _model.Builder.AddPostgres("server", user, _model.Builder.AddParameter("secret", "pw", secret: true));
        _model.Allocate();

        var variables = await server.Resource.GetEnvironmentVariableValuesAsync();

        Assert.Equal(
            [
                ("POSTGRES_HOST_AUTH_METHOD", "scram-sha-256"),
                ("POSTGRES_INITDB_ARGS", "--auth-host=scram-sha-256 --auth-local=scram-sha-256"),
                ("POSTGRES_PASSWORD", "pw"),
                ("POSTGRES_USER", "owner")
            ],
            variables.OrderBy(v => v.Key).Select(v => (v.Key, v.Value)));
        Assert.Equal("server_check", Assert.Single(server.Resource.Annotations.OfType<HealthCheckAnnotation>()).Key);
    }

    [Fact]
    public async Task TheToolsKnowTheServersAndDatabases()
    {
        var password = _model.Builder.AddParameter("secret", "it's \"p\\w\"", secret: true);
        var first = _model.Builder.AddPostgres("first", password: password).WithPgAdmin(c => c.WithHostPort(8001)).WithPgWeb(c => c.WithHostPort(8002));
        var second = _model.Builder.AddPostgres("second", _model.Builder.AddParameter("user", "owner"), password).WithPgAdmin(c => c.WithHostPort(8003), "unused").WithPgWeb();
        second.AddDatabase("orders", "my_orders");
        first.AddDatabase("users");
        var pgAdmin = _model.Builder.Resources.OfType<PgAdminContainerResource>().Single();
        var pgWeb = _model.Builder.Resources.OfType<PgWebContainerResource>().Single();
        _model.Allocate();

        var servers = JsonNode.Parse(await _model.ReadFileAsync(pgAdmin, "servers.json"))!["Servers"]!;
        Assert.Equal(("pgadmin", 8003), (pgAdmin.Name, pgAdmin.GetEndpoint("http").EndpointAnnotation.Port));
        Assert.Equal(
            """{"Name":"first","Group":"Servers","Host":"first","Port":5432,"Username":"postgres","SSLMode":"prefer","MaintenanceDB":"postgres","PasswordExecCommand":"printf %s 'it'\\''s \"p\\w\"'"}""",
            servers["1"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal(("second", "owner"), ((string?)servers["2"]!["Host"], (string?)servers["2"]!["Username"]));
        Assert.Equal(
            ["host = \"second\"", "port = 5432", "user = \"owner\"", "password = \"it's \\\"p\\\\w\\\"\"", "database = \"my_orders\"", "sslmode = \"disable\""],
            (await _model.ReadFileAsync(pgWeb, ".pgweb", "bookmarks", "orders.toml")).Split('\n'));
        Assert.NotEmpty(await _model.ReadFileAsync(pgWeb, ".pgweb", "bookmarks", "users.toml"));
        Assert.Equal(["--bookmarks-dir=/.pgweb/bookmarks", "--sessions"], await pgWeb.GetArgumentValuesAsync());
        Assert.Equal("False", (await pgAdmin.GetEnvironmentVariableValuesAsync())["PGADMIN_CONFIG_SERVER_MODE"]);
    }

    private static async Task<List<(string, string?)>> ReadAsync(IResourceWithConnectionString resource)
    {
        var values = new List<(string, string?)>();
        foreach (var (name, value) in resource.GetConnectionProperties())
        {
            values.Add((name, await value.GetValueAsync(Cancellation)));
        }

        return values;
    }
}
