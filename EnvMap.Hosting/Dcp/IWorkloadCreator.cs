using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp.Model;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dcp;

/// <summary>What differs between processes and containers: how DCP is told of them, and what it tells in turn.</summary>
internal interface IWorkloadCreator
{
    /// <summary>The logs that hold the output, those of the start first.</summary>
    IReadOnlyList<string> Outputs { get; }

    bool Runs(IResource resource);

    string TypeOf(IResource resource);

    /// <summary>Has DCP start it.</summary>
    Task<DcpWorkload> CreateAsync(DcpAppResource target, CancellationToken cancellationToken);

    Task StopAsync(string id, CancellationToken cancellationToken);

    /// <summary>Starts its removal; false when there is no such object.</summary>
    Task<bool> DeleteAsync(string id, CancellationToken cancellationToken);

    IAsyncEnumerable<(DcpWatchEventType Type, DcpWorkload Object)> WatchAsync(CancellationToken cancellationToken);

    Task<Stream> GetLogAsync(string id, DcpLogRequest request, CancellationToken cancellationToken);

    CustomResourceSnapshot Show(DcpAppResource target, DcpWorkload workload, CustomResourceSnapshot previous);

    /// <summary>Writes down why it is in the state that it has just come into, where that is a fault.</summary>
    Task ExplainAsync(DcpAppResource target, DcpWorkload workload, ILogger logger, CancellationToken cancellationToken);
}
