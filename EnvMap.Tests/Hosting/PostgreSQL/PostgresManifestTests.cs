using Aspire.Hosting;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.PostgreSQL;

public sealed class PostgresManifestTests
{
    [Fact]
    public async Task AServerIsWrittenWithWhatItWasGiven()
    {
        using var app = new PublishedApp();
        var password = app.Builder.AddParameter("secret", secret: true);
        var user = app.Builder.AddParameter("owner");
        var server = app.Builder.AddPostgres("server").WithUserName(user).WithPassword(password).WithHostPort(5433).WithDataVolume("server-data", isReadOnly: true);
        var plain = server.AddDatabase("plain");
        var odd = server.AddDatabase("odd", "a b;c=\"d\"").WithCreationScript("CREATE DATABASE x");
        app.AddContainer("web").WithReference(plain).WithReference(odd, connectionName: "other");
        plain.WithPostgresMcp();

        Snapshot.Match(await app.PublishAsync(), extension: "json");
    }

    [Theory]
    [InlineData(null, "/var/lib/postgresql")]
    [InlineData("18.1-alpine", "/var/lib/postgresql")]
    [InlineData("17.6-bookworm", "/var/lib/postgresql/data")]
    [InlineData("17", "/var/lib/postgresql/data")]
    [InlineData("latest", "/var/lib/postgresql/data")]
    public async Task DataAreMountedWhereTheVersionKeepsThem(string? tag, string expected)
    {
        using var app = new PublishedApp();
        var server = app.Builder.AddPostgres("server");
        if (tag is not null)
        {
            server.WithImageTag(tag);
        }

        server.WithDataVolume("data");

        Assert.Equal(expected, (string?)(await app.PublishResourceAsync("server"))["volumes"]![0]!["target"]);
    }

    [Fact]
    public async Task AConnectionStringOfAnotherTakesThePlaceOfItsOwn()
    {
        using var app = new PublishedApp();
        var managed = app.Builder.AddConnectionString("managed");
        var server = app.Builder.AddPostgres("server").WithConnectionStringRedirection(managed.Resource);
        app.AddContainer("web").WithReference(server);

        var resources = (await app.PublishResourceAsync("web")).Root["resources"]!;

        Assert.Equal("{server.connectionString}", (string?)resources["web"]!["env"]!["ConnectionStrings__server"]);
        Assert.Equal("{managed.connectionString}", (string?)resources["server"]!["connectionString"]);
    }

    [Fact]
    public async Task AServerMayBePublishedAsAConnectionString()
    {
        using var app = new PublishedApp();
        app.Builder.AddPostgres("server").PublishAsConnectionString();

        Assert.Equal(
            """{"type":"parameter.v0","connectionString":"{server.value}","value":"{server.inputs.value}","inputs":{"value":{"type":"string","secret":true}}}""",
            (await app.PublishResourceAsync("server")).ToJsonString());
    }
}
