using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dashboard;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace EnvMap.Hosting.Otlp;

/// <summary>The variables by which an OpenTelemetry SDK learns where to send and under which name.</summary>
internal static class OtlpEnvironment
{
    /// <summary>Annotation of a DCP object that holds the service name.</summary>
    public const string ServiceNameAnnotation = "otel-service-name";

    /// <summary>Annotation of a DCP object that holds the id of the instance.</summary>
    public const string ServiceInstanceIdAnnotation = "otel-service-instance-id";

    // Milliseconds: telemetry shows while one looks at it, not up to a minute later.
    private const string DevelopmentDelay = "1000";

    public static void Apply(IDictionary<string, object> variables, OtlpEndpoint endpoint, IConfiguration configuration, IHostEnvironment environment)
    {
        variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = new HostUrl(endpoint.Url);
        variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = endpoint.Protocol;

        // Several instances share one specification; DCP fills in what differs.
        variables["OTEL_SERVICE_NAME"] = FromAnnotation(ServiceNameAnnotation);
        variables["OTEL_RESOURCE_ATTRIBUTES"] = "service.instance.id=" + FromAnnotation(ServiceInstanceIdAnnotation);
        if (configuration.GetFilled(DashboardSettings.AppHostOtlpKey) is { } key)
        {
            variables["OTEL_EXPORTER_OTLP_HEADERS"] = "x-otlp-api-key=" + key;
        }

        if (environment.IsDevelopment())
        {
            variables["OTEL_BLRP_SCHEDULE_DELAY"] = DevelopmentDelay;
            variables["OTEL_BSP_SCHEDULE_DELAY"] = DevelopmentDelay;
            variables["OTEL_METRIC_EXPORT_INTERVAL"] = DevelopmentDelay;
            variables["OTEL_TRACES_SAMPLER"] = "always_on";
            variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
            variables["OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"] = "true";
        }
    }

    private static string FromAnnotation(string name) => $$$"""{{- index .Annotations "{{{name}}}" -}}""";
}
