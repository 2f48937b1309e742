using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Publishing;

/// <summary>Endpoints as they are referred to; each expectation was read against Aspire's sources.</summary>
public sealed class EndpointShapesTests
{
    [Fact]
    public async Task AnEndpointIsCalledByItsOwnName()
    {
        using var app = new PublishedApp();
        var server = app.AddContainer("server").WithHttpEndpoint(targetPort: 80, name: "Web");
        app.AddContainer("client").WithEnvironment("KNOWN", server.GetEndpoint("wEB")).WithEnvironment("LATER", server.GetEndpoint("ADMIN")).WithReference(server.GetEndpoint("admin"));
        server.WithHttpEndpoint(targetPort: 81, name: "admin");

        Assert.Equal(
            """{"KNOWN":"{server.bindings.Web.url}","LATER":"{server.bindings.ADMIN.url}","SERVER_ADMIN":"{server.bindings.admin.url}","services__server__admin__0":"{server.bindings.admin.url}"}""",
            (await app.PublishResourceAsync("client"))["env"]!.ToJsonString());
    }

    [Fact]
    public async Task AnEndpointThatNeverComesIsWrittenAsItWasAskedFor()
    {
        using var app = new PublishedApp();
        var server = app.AddContainer("server");
        app.AddContainer("client").WithEnvironment("PORT", server.GetEndpoint("none").Property(EndpointProperty.Port)).WithReference(server.GetEndpoint("none"));

        Assert.Equal("""{"PORT":"{server.bindings.none.port}"}""", (await app.PublishResourceAsync("client"))["env"]!.ToJsonString());
        Assert.Throws<InvalidOperationException>(() => server.GetEndpoint("none").Scheme);
    }
}
