using EnvMap.Hosting.Dcp.Model;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dcp;

/// <summary>Says why a container does not run, and what helps.</summary>
internal sealed partial class ContainerFaults(DcpInfoReader info)
{
    public async Task ExplainAsync(Container container, IReadOnlyList<string> lines, ILogger logger, CancellationToken cancellationToken)
    {
        switch (container.State)
        {
            case ContainerState.RuntimeUnhealthy:
                LogEngine(logger, await DescribeEngineAsync(cancellationToken).ConfigureAwait(false));
                break;
            case ContainerState.FailedToStart:
                // DCP tries several times, and the engine says the same each time.
                var reason = string.Join(Environment.NewLine, lines.Where(l => l.Length > 0).Distinct().DefaultIfEmpty(container.Status?.Message ?? "The container engine did not say why."));
                LogFailed(logger, reason, ContainerCures.For(reason, container.Spec));
                break;
            case ContainerState.Unknown:
                LogRemoved(logger);
                break;
        }
    }

    /// <summary>Why no container can run at the moment, and the cure.</summary>
    public async Task<string> DescribeEngineAsync(CancellationToken cancellationToken)
    {
        var engine = (await info.GetAsync(cancellationToken).ConfigureAwait(false)).Containers;
        var name = engine?.Runtime ?? "docker";
        var detail = engine?.Error is { Length: > 0 } error ? $" It says: {error.Trim()}" : string.Empty;
        return engine is { Installed: true }
            ? $"The container engine '{name}' does not answer. Start it, and the container starts by itself; or run this resource as a process.{detail}"
            : $"The container engine '{name}' is not installed. Install Docker or Podman so that its command is on PATH and start the application again; or run this resource as a process.{detail}";
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Reason}")]
    private static partial void LogEngine(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The container could not be started: {Reason}\n{Cure}")]
    private static partial void LogFailed(ILogger logger, string reason, string cure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Somebody has removed the container. Start the resource to have another one.")]
    private static partial void LogRemoved(ILogger logger);
}
