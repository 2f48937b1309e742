using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp.Model;

namespace EnvMap.Hosting.Dcp;

/// <summary>Turns what DCP says of a container into what the dashboard shows.</summary>
internal static class ContainerSnapshot
{
    // DCP's word for a code that it does not know.
    private const int UnknownExitCode = -1;

    public static CustomResourceSnapshot Apply(DcpAppResource target, Container container, CustomResourceSnapshot previous)
    {
        var (spec, status) = (container.Spec, container.Status);
        var state = StateOf(container);
        return previous with
        {
            State = state,
            ExitCode = status?.ExitCode is UnknownExitCode ? null : status?.ExitCode,
            Properties = previous.Properties
                .SetProperty(KnownProperties.ContainerImage, spec.Image)
                .SetProperty(KnownProperties.ContainerId, status?.ContainerId)
                .SetProperty(KnownProperties.ContainerCommand, spec.Command)
                .SetProperty(KnownProperties.ContainerArgs, WorkloadSnapshot.ToArray(status?.EffectiveArgs ?? spec.Args), isSensitive: true)
                .SetProperty(KnownProperties.ContainerPorts, Ports(spec))
                .SetProperty(KnownProperties.ContainerLifetime, spec.Persistent is true ? ContainerLifetime.Persistent : ContainerLifetime.Session)
                .SetArguments(target, ShownArguments(target, status)),
            EnvironmentVariables = WorkloadSnapshot.Variables(spec.Env, status?.EffectiveEnv),
            Volumes = [.. (spec.VolumeMounts ?? []).Select(m => new VolumeSnapshot(m.Source, m.Target, m.Type, m.ReadOnly ?? false))],
            CreationTimeStamp = container.Metadata.CreationTimestamp?.UtcDateTime,
            StartTimeStamp = status?.StartupTimestamp?.UtcDateTime,
            StopTimeStamp = status?.FinishTimestamp?.UtcDateTime,
            Urls = WorkloadSnapshot.Urls(previous, state)
        };
    }

    private static ResourceStateSnapshot StateOf(Container container) => container.State switch
    {
        null or "" or ContainerState.Pending => new(KnownResourceStates.Starting, null),
        ContainerState.RuntimeUnhealthy => new(KnownResourceStates.RuntimeUnhealthy, KnownResourceStateStyles.Warn),
        ContainerState.FailedToStart => new(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error),
        // Stopped on request: an end like any other, but none that was a fault.
        ContainerState.Exited when container.Spec.Stop is true || container.Status?.ExitCode is 0 or UnknownExitCode or null => new(KnownResourceStates.Exited, null),
        // Somebody removed it.
        ContainerState.Exited or ContainerState.Unknown or ContainerState.NotFound => new(KnownResourceStates.Exited, KnownResourceStateStyles.Error),
        { } other => new(other, null)
    };

    private static ImmutableArray<int> Ports(ContainerSpec spec) => [.. (spec.Ports ?? []).Select(p => p.Port)];

    // A shell is given all arguments as one.
    private static ImmutableArray<string> ShownArguments(DcpAppResource target, ContainerStatus? status)
        => WorkloadSnapshot.ShownArguments(target, target.Resource is ContainerResource { ShellExecution: true } ? null : status?.EffectiveArgs);
}
