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
        var properties = previous.Properties
            .SetProperty(KnownProperties.ExecutablePath, executable.Spec.ExecutablePath)
            .SetProperty(KnownProperties.ExecutableWorkDir, executable.Spec.WorkingDirectory)
            .SetProperty(KnownProperties.ExecutableArgs, WorkloadSnapshot.ToArray(status?.EffectiveArgs ?? executable.Spec.Args), isSensitive: true)
            .SetProperty(KnownProperties.ExecutablePid, status?.Pid)
            .SetArguments(target, WorkloadSnapshot.ShownArguments(target, status?.EffectiveArgs));
        if (target.Resource is ProjectResource project)
        {
            properties = properties
                .SetProperty(KnownProperties.ProjectPath, project.GetProjectMetadata().ProjectPath)
                .SetProperty(KnownProperties.ProjectLaunchProfile, target.LaunchProfileName);
        }

        return previous with
        {
            State = state,
            ExitCode = status?.ExitCode,
            Properties = properties,
            EnvironmentVariables = WorkloadSnapshot.Variables(executable.Spec.Env, status?.EffectiveEnv),
            CreationTimeStamp = executable.Metadata.CreationTimestamp?.UtcDateTime,
            StartTimeStamp = status?.StartupTimestamp?.UtcDateTime,
            StopTimeStamp = status?.FinishTimestamp?.UtcDateTime,
            Urls = WorkloadSnapshot.Urls(previous, state)
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
}
