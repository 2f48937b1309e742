using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace EnvMap.Tests.Hosting.Otlp;

public sealed class OtlpConfigurationExtensionsTests
{
    private readonly ConfigurationManager _configuration = new()
    {
        ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = "http://localhost:4317",
        ["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] = "http://localhost:4318",
        ["AppHost:OtlpApiKey"] = "the-key",
    };

    [Fact]
    public async Task ARunningResourceLearnsWhereToSendAndUnderWhichName()
    {
        var variables = await CollectAsync();

        Assert.Equal(new HostUrl("http://localhost:4317"), variables["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.Equal("grpc", variables["OTEL_EXPORTER_OTLP_PROTOCOL"]);
        Assert.Equal("x-otlp-api-key=the-key", variables["OTEL_EXPORTER_OTLP_HEADERS"]);
        Assert.Equal("""{{- index .Annotations "otel-service-name" -}}""", variables["OTEL_SERVICE_NAME"]);
        Assert.Equal("""service.instance.id={{- index .Annotations "otel-service-instance-id" -}}""", variables["OTEL_RESOURCE_ATTRIBUTES"]);
        Assert.DoesNotContain("OTEL_BSP_SCHEDULE_DELAY", variables.Keys);
    }

    [Theory]
    [InlineData(OtlpProtocol.Grpc, "http://localhost:4317", "grpc")]
    [InlineData(OtlpProtocol.HttpProtobuf, "http://localhost:4318", "http/protobuf")]
    [InlineData(OtlpProtocol.HttpJson, "http://localhost:4318", "http/json")]
    public async Task AProtocolCanBeRequired(OtlpProtocol protocol, string url, string name)
    {
        var variables = await CollectAsync(protocol);

        Assert.Equal((new HostUrl(url), name), (variables["OTEL_EXPORTER_OTLP_ENDPOINT"], variables["OTEL_EXPORTER_OTLP_PROTOCOL"]));
    }

    [Fact]
    public async Task HttpServesWhereThereIsNoGrpc()
    {
        _configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = null;

        Assert.Equal("http/protobuf", (await CollectAsync())["OTEL_EXPORTER_OTLP_PROTOCOL"]);
    }

    [Fact]
    public async Task RequiredHttpWithoutAnAddressNamesTheSetting()
    {
        _configuration["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] = null;

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => CollectAsync(OtlpProtocol.HttpJson));

        Assert.Contains("ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DevelopmentExportsOften()
    {
        var variables = await CollectAsync(environment: "Development");

        Assert.Equal("1000", variables["OTEL_BSP_SCHEDULE_DELAY"]);
        Assert.Equal("1000", variables["OTEL_BLRP_SCHEDULE_DELAY"]);
        Assert.Equal("1000", variables["OTEL_METRIC_EXPORT_INTERVAL"]);
        Assert.Equal("always_on", variables["OTEL_TRACES_SAMPLER"]);
    }

    [Fact]
    public async Task NothingIsPublished() => Assert.Empty(await CollectAsync(operation: DistributedApplicationOperation.Publish));

    private async Task<Dictionary<string, object>> CollectAsync(
        OtlpProtocol? protocol = null, string environment = "Production", DistributedApplicationOperation operation = DistributedApplicationOperation.Run)
    {
        var resource = new TestResource("api");
        var host = new HostingEnvironment { EnvironmentName = environment };
        if (protocol is { } required)
        {
            OtlpConfigurationExtensions.AddOtlpEnvironment(resource, _configuration, host, required);
        }
        else
        {
            OtlpConfigurationExtensions.AddOtlpEnvironment(resource, _configuration, host);
        }

        var context = new EnvironmentCallbackContext(new DistributedApplicationExecutionContext(operation), cancellationToken: TestContext.Current.CancellationToken);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        return context.EnvironmentVariables;
    }

    private sealed class TestResource(string name) : Resource(name);
}
