using System.Text.Json.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Publishing;

/// <summary>What references and values put into the environment where several meet; each expectation was read against Aspire's sources.</summary>
public sealed class ReferenceShapesTests
{
    [Fact]
    public async Task ServicesUnderOneNameKeepAllTheirAddresses()
    {
        using var app = new PublishedApp();
        var first = AddService(app, "first").WithHttpEndpoint(targetPort: 80).WithHttpsEndpoint(targetPort: 81).WithEndpoint("https", e => e.UriScheme = "http");
        var second = AddService(app, "second").WithHttpEndpoint(targetPort: 80).WithHttpEndpoint(targetPort: 81, name: "admin");
        app.AddContainer("client").WithReference(first, "back-end").WithReference(second, "back-end");

        Assert.Equal(
            """
            back_end_HTTP={second.bindings.http.url}
            services__back-end__http__0={first.bindings.http.url}
            back_end_HTTPS={first.bindings.https.url}
            services__back-end__http__1={first.bindings.https.url}
            services__back-end__http__2={second.bindings.http.url}
            back_end_ADMIN={second.bindings.admin.url}
            services__back-end__admin__0={second.bindings.admin.url}
            """,
            Lines((await app.PublishResourceAsync("client"))["env"]!));
    }

    [Fact]
    public async Task NullIsLeftOutAndOtherObjectsAreWrittenAsText()
    {
        using var app = new PublishedApp();
        app.AddContainer("client").WithEnvironment(context =>
        {
            context.EnvironmentVariables["NONE"] = null!;
            context.EnvironmentVariables["FLAG"] = true;
            context.EnvironmentVariables["ADDRESS"] = new Uri("http://docs.example/a");
        }).WithArgs(context =>
        {
            context.Args.Add(null!);
            context.Args.Add(1.5);
        });

        var client = await app.PublishResourceAsync("client");

        Assert.Equal("FLAG=True\nADDRESS=http://docs.example/a", Lines(client["env"]!));
        Assert.Equal("[\"1.5\"]", client["args"]!.ToJsonString());
    }

    [Fact]
    public async Task ARunGetsTheSameTexts()
    {
        using var app = new PublishedApp();
        var client = app.AddContainer("client").WithEnvironment(context =>
        {
            context.EnvironmentVariables["NONE"] = null!;
            context.EnvironmentVariables["FLAG"] = true;
            context.EnvironmentVariables["ADDRESS"] = new Uri("http://docs.example/a");
        }).WithArgs(context =>
        {
            context.Args.Add(null!);
            context.Args.Add(false);
        });

        Assert.Equal(
            new Dictionary<string, string> { ["FLAG"] = "True", ["ADDRESS"] = "http://docs.example/a" },
            await client.Resource.GetEnvironmentVariableValuesAsync());
        Assert.Equal(["False"], await client.Resource.GetArgumentValuesAsync());
    }

    [Fact]
    public void WhatIsNotThereCannotBeReferredTo()
    {
        using var app = new PublishedApp();
        var client = app.AddContainer("client");

        Assert.Throws<ArgumentNullException>("endpointReference", () => client.WithReference((EndpointReference)null!));
        Assert.Throws<ArgumentNullException>("source", () => client.WithReference((IResourceBuilder<IResourceWithServiceDiscovery>)null!));
        Assert.Throws<ArgumentNullException>("source", () => client.WithReference((IResourceBuilder<IResourceWithServiceDiscovery>)null!, "name"));
        Assert.Throws<ArgumentNullException>("parameter", () => client.WithEnvironment("X", (IResourceBuilder<ParameterResource>)null!));
        Assert.Throws<ArgumentNullException>("resource", () => client.WithEnvironment("X", (IResourceBuilder<IResourceWithConnectionString>)null!));
    }

    private static IResourceBuilder<Service> AddService(PublishedApp app, string name)
        => app.Builder.AddResource(new Service(name)).WithImage($"example/{name}");

    private static string Lines(JsonNode variables) => string.Join('\n', variables.AsObject().Select(v => $"{v.Key}={v.Value}"));

    private sealed class Service(string name) : ContainerResource(name), IResourceWithServiceDiscovery;
}
