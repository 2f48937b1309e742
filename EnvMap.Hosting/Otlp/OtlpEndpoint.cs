using Aspire.Hosting;
using EnvMap.Hosting.Dashboard;
using Microsoft.Extensions.Configuration;

namespace EnvMap.Hosting.Otlp;

/// <summary>Where telemetry goes.</summary>
/// <param name="Url">The address, as it is on this machine.</param>
/// <param name="Protocol">The protocol in the words of OTEL_EXPORTER_OTLP_PROTOCOL.</param>
internal sealed record OtlpEndpoint(string Url, string Protocol)
{
    // The port on which a dashboard that nobody configured listens.
    private const string StandaloneUrl = "http://localhost:18889";

    /// <exception cref="InvalidOperationException">OTLP over HTTP is required and no address for it is configured.</exception>
    public static OtlpEndpoint Find(IConfiguration configuration, OtlpProtocol? required)
    {
        var grpc = configuration.GetAspireSetting(DashboardSettings.OtlpGrpcUrl);
        var http = configuration.GetAspireSetting(DashboardSettings.OtlpHttpUrl);
        return required switch
        {
            OtlpProtocol.Grpc => new OtlpEndpoint(grpc ?? StandaloneUrl, "grpc"),
            OtlpProtocol.HttpProtobuf => new OtlpEndpoint(http ?? throw NoHttp("http/protobuf"), "http/protobuf"),
            OtlpProtocol.HttpJson => new OtlpEndpoint(http ?? throw NoHttp("http/json"), "http/json"),
            _ when grpc is null && http is not null => new OtlpEndpoint(http, "http/protobuf"),
            _ => new OtlpEndpoint(grpc ?? StandaloneUrl, "grpc"),
        };
    }

    private static InvalidOperationException NoHttp(string protocol)
        => new($"A resource wants to send telemetry by {protocol}, but there is no address for it. Set {DashboardSettings.OtlpHttpUrl}, or enable the dashboard.");
}
