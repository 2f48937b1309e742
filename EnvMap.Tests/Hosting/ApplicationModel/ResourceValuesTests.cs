using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.ApplicationModel;

public sealed class ResourceValuesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true });

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AProjectListensWhereItsHttpEndpointsAreAndNowhereElse()
    {
        var path = _folder.Write("api.csproj", "<Project />");
        var api = _builder.AddProject("api", path, launchProfileName: null)
            .WithHttpEndpoint(targetPort: 5001)
            .WithEndpoint(name: "smtp", scheme: "tcp", targetPort: 5002)
            .WithHttpEndpoint(name: "admin", targetPort: 5003, env: "ADMIN_PORT")
            .WithHttpEndpoint(name: "hidden", targetPort: 5004)
            .WithEndpointsInEnvironment(e => e.Name != "hidden");
        Allocate(api.Resource);

        var variables = await api.Resource.GetEnvironmentVariableValuesAsync();

        Assert.Equal("http://localhost:5001", variables["ASPNETCORE_URLS"]);
        Assert.Equal("5003", variables["ADMIN_PORT"]);
    }

    [Fact]
    public async Task ValuesAreExpressionsWhereTheApplicationIsPublished()
    {
        var password = _builder.AddParameter("password", "p w", secret: true);
        var server = _builder.AddExecutable("server", "server", ".").WithHttpEndpoint(port: 80);
        server.WithArgs("--password", password, server.GetEndpoint("http").Property(EndpointProperty.HostAndPort));
        Allocate(server.Resource);

        Assert.Equal(["--password", "p w", "localhost:80"], await server.Resource.GetArgumentValuesAsync());
        Assert.Equal(
            ["--password", "{password.value}", "{server.bindings.http.host}:{server.bindings.http.port}"],
            await server.Resource.GetArgumentValuesAsync(DistributedApplicationOperation.Publish));
    }

    [Fact]
    public async Task AValueThatCannotBeHadIsLeftOutAndTheOthersAreThere()
    {
        var missing = _builder.AddParameter("missing");
        var server = _builder.AddExecutable("server", "server", ".")
            .WithArgs("--key", missing, "--fast")
            .WithEnvironment("KEY", missing)
            .WithEnvironment("MODE", "fast");

        Assert.Equal(["--key", "--fast"], await server.Resource.GetArgumentValuesAsync());
        Assert.Equal([new("MODE", "fast")], await server.Resource.GetEnvironmentVariableValuesAsync());
    }

    [Fact]
    public async Task ArgumentsAndVariablesAreAskedForOneWithoutTheOther()
    {
        var server = _builder.AddExecutable("server", "server", ".")
            .WithArgs("--fast")
            .WithEnvironment("MODE", () => throw new NotSupportedException());

        Assert.Equal(["--fast"], await server.Resource.GetArgumentValuesAsync());
        await Assert.ThrowsAsync<NotSupportedException>(async () => await server.Resource.GetEnvironmentVariableValuesAsync());
    }

    [Fact]
    public async Task AProjectWritesItsConsoleForReaders()
    {
        var path = _folder.Write("api.csproj", "<Project />");
        var api = _builder.AddProject("api", path, launchProfileName: null)
            .WithEnvironment("LOGGING__CONSOLE__FORMATTERNAME", "json");

        var variables = await api.Resource.GetEnvironmentVariableValuesAsync();

        Assert.Equal("true", variables["DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION"]);
        Assert.Equal("json", variables["LOGGING__CONSOLE__FORMATTERNAME"]);
        Assert.DoesNotContain("LOGGING__CONSOLE__FORMATTEROPTIONS__TIMESTAMPFORMAT", variables);
    }

    [Theory]
    [InlineData(EndpointProperty.Url, "{server.bindings.http.url}")]
    [InlineData(EndpointProperty.IPV4Host, "{server.bindings.http.host}")]
    [InlineData(EndpointProperty.TargetPort, "{server.bindings.http.targetPort}")]
    [InlineData(EndpointProperty.TlsEnabled, "{server.bindings.http.tlsEnabled}")]
    [InlineData(EndpointProperty.HostAndPort, "{server.bindings.http.host}:{server.bindings.http.port}")]
    public void APropertyOfAnEndpointHasItsExpression(EndpointProperty property, string expected)
        => Assert.Equal(expected, _builder.AddExecutable("server", "server", ".").WithHttpEndpoint().GetEndpoint("http").Property(property).ValueExpression);

    [Fact]
    public async Task AnHttp2ServiceSpeaksItOnEveryHttpEndpoint()
    {
        var server = _builder.AddExecutable("server", "server", ".").AsHttp2Service().WithHttpEndpoint().WithEndpoint(name: "raw");
        using var app = _builder.Build();

        await _builder.Eventing.PublishAsync(new BeforeStartEvent(app.Services, new DistributedApplicationModel(_builder.Resources)), TestContext.Current.CancellationToken);

        Assert.Equal("http2", server.GetEndpoint("http").EndpointAnnotation.Transport);
        Assert.Equal("tcp", server.GetEndpoint("raw").EndpointAnnotation.Transport);
    }

    private static void Allocate(IResource resource)
    {
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
        {
            endpoint.AllocatedEndpoint = new(endpoint, "localhost", endpoint.Port ?? 8000);
        }
    }
}
