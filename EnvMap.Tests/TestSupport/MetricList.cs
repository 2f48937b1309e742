using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace EnvMap.Tests.TestSupport;

/// <summary>Keeps the metrics that are exported.</summary>
public sealed class MetricList(List<Metric> metrics) : BaseExporter<Metric>
{
    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (var metric in batch)
        {
            metrics.Add(metric);
        }

        return ExportResult.Success;
    }
}
