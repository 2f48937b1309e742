using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp.Model;

namespace EnvMap.Hosting.Dcp;

/// <summary>Turns what DCP says of a process into what the dashboard shows.</summary>
internal static class ExecutableSnapshot
{
    public static CustomResourceSnapshot Apply(DcpAppResource target, Executable executable, CustomResourceSnapshot previous)
    {
        var status = executable.Status;
        var state = StateOf(status);
        var sensitive = target.Arguments.Any(a => a.IsSensitive);
        var properties = previous.Properties
            .SetProperty(KnownProperties.ExecutablePath, executable.Spec.ExecutablePath)
            .SetProperty(KnownProperties.ExecutableWorkDir, executable.Spec.WorkingDirectory)
            .SetProperty(KnownProperties.ExecutableArgs, ToArray(status?.EffectiveArgs ?? executable.Spec.Args), isSensitive: true)
            .SetProperty(KnownProperties.ExecutablePid, status?.Pid)
            .SetProperty(KnownProperties.AppArgs, ShownArguments(target, status), sensitive)
            .SetProperty(KnownProperties.AppArgsSensitivity, target.Arguments.Select(a => a.IsSensitive ? 1 : 0).ToImmutableArray(), sensitive);
        if (target.Resource is ProjectResource project)
        {
            properties = properties
                .SetProperty(KnownProperties.ProjectPath, project.GetProjectMetadata().ProjectPath)
                .SetProperty(KnownProperties.ProjectLaunchProfile, target.LaunchProfileName);
        }

        var running = state.Text == KnownResourceStates.Running;
        return previous with
        {
            State = state,
            ExitCode = status?.ExitCode,
            Properties = properties,
            EnvironmentVariables = Variables(executable),
            CreationTimeStamp = executable.Metadata.CreationTimestamp?.UtcDateTime,
            StartTimeStamp = status?.StartupTimestamp?.UtcDateTime,
            StopTimeStamp = status?.FinishTimestamp?.UtcDateTime,
            Urls = [.. previous.Urls.Select(u => u.Name is null ? u : u with { IsInactive = !running })]
        };
    }

    private static ResourceStateSnapshot StateOf(ExecutableStatus? status) => status?.State switch
    {
        null or "" => new(KnownResourceStates.Starting, null),
        // Stopped on request: an end like any other, but none that was a fault.
        ExecutableState.Terminated => new(KnownResourceStates.Finished, null),
        ExecutableState.Finished when status.ExitCode is not (0 or null) => new(KnownResourceStates.Finished, KnownResourceStateStyles.Error),
        ExecutableState.FailedToStart => new(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error),
        { } other => new(other, null)
    };

    // DCP has replaced the ports; the arguments of the resource are the last of all, after the built file of a project.
    private static ImmutableArray<string> ShownArguments(DcpAppResource target, ExecutableStatus? status)
        => status?.EffectiveArgs is { } effective && effective.Count >= target.Arguments.Count
            ? [.. effective.Skip(effective.Count - target.Arguments.Count)]
            : [.. target.Arguments.Select(a => a.Value!)];

    private static ImmutableArray<string> ToArray(IEnumerable<string>? values) => values is null ? [] : [.. values];

    private static ImmutableArray<EnvironmentVariableSnapshot> Variables(Executable executable)
    {
        var declared = executable.Spec.Env?.Select(v => v.Name).ToHashSet() ?? [];
        var effective = executable.Status?.EffectiveEnv ?? executable.Spec.Env ?? [];
        return [.. effective.Select(v => new EnvironmentVariableSnapshot(v.Name, v.Value, declared.Contains(v.Name)))];
    }
}
