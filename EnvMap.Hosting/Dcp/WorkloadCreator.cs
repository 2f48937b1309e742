using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp.Model;
using EnvMap.Hosting.Otlp;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dcp;

/// <summary>What processes and containers have in common.</summary>
internal abstract class WorkloadCreator<T>(IDcpClient dcp, ServiceAllocator services, ResourceLoggerService loggers, DistributedApplicationExecutionContext executionContext) : IWorkloadCreator
    where T : DcpWorkload, IDcpKind
{
    // So that one sees what an object belongs to.
    private const string ResourceNameAnnotation = "resource-name";

    // DCP reads camel case.
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public abstract IReadOnlyList<string> Outputs { get; }

    protected IDcpClient Dcp { get; } = dcp;

    protected ServiceAllocator Services { get; } = services;

    protected DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext;

    public abstract bool Runs(IResource resource);

    public abstract string TypeOf(IResource resource);

    public async Task<DcpWorkload> CreateAsync(DcpAppResource target, CancellationToken cancellationToken)
    {
        var described = await DescribeAsync(target, loggers.GetLogger(target.Resource), cancellationToken).ConfigureAwait(false);
        described.Metadata.Name = target.Id;
        described.Metadata.Annotations = new()
        {
            [ResourceNameAnnotation] = target.Resource.Name,
            [OtlpEnvironment.ServiceNameAnnotation] = target.Resource.Name,
            [OtlpEnvironment.ServiceInstanceIdAnnotation] = target.Instance.Suffix,
            [DcpAnnotations.ServiceProducer] = JsonSerializer.Serialize(Services.Of(target.Resource).Select(s => s.ToProducer()), s_json)
        };
        return await Dcp.CreateAsync(described, cancellationToken).ConfigureAwait(false);
    }

    public Task StopAsync(string id, CancellationToken cancellationToken) => Dcp.PatchAsync<T>(id, DcpPatches.Stop(), cancellationToken);

    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken) => Dcp.DeleteAsync<T>(id, cancellationToken);

    public async IAsyncEnumerable<(DcpWatchEventType Type, DcpWorkload Object)> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var change in Dcp.WatchAsync<T>(cancellationToken).ConfigureAwait(false))
        {
            yield return (change.Type, change.Object);
        }
    }

    public Task<Stream> GetLogAsync(string id, DcpLogRequest request, CancellationToken cancellationToken) => Dcp.GetLogStreamAsync<T>(id, request, cancellationToken);

    public CustomResourceSnapshot Show(DcpAppResource target, DcpWorkload workload, CustomResourceSnapshot previous) => Show(target, (T)workload, previous);

    public Task ExplainAsync(DcpAppResource target, DcpWorkload workload, ILogger logger, CancellationToken cancellationToken) => ExplainAsync(target, (T)workload, logger, cancellationToken);

    protected abstract Task<T> DescribeAsync(DcpAppResource target, ILogger logger, CancellationToken cancellationToken);

    protected abstract CustomResourceSnapshot Show(DcpAppResource target, T workload, CustomResourceSnapshot previous);

    protected abstract Task ExplainAsync(DcpAppResource target, T workload, ILogger logger, CancellationToken cancellationToken);

    /// <summary>The lines of a log so far.</summary>
    /// <exception cref="DcpApiException">DCP has no such log.</exception>
    protected async Task<List<string>> ReadLogAsync(string id, string source, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        var log = await GetLogAsync(id, new(source) { Follow = false }, cancellationToken).ConfigureAwait(false);
        await foreach (var batch in DcpLogReader.ReadAsync(log, isError: true, cancellationToken).ConfigureAwait(false))
        {
            lines.AddRange(batch.Select(line => line.Text));
        }

        return lines;
    }
}
