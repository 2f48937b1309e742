using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp.Model;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dcp;

/// <summary>Runs projects and executables as processes.</summary>
internal sealed partial class ExecutableCreator(
    IDcpClient dcp,
    ServiceAllocator services,
    ProjectOutputs projects,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    DistributedApplicationExecutionContext executionContext) : WorkloadCreator<Executable>(dcp, services, loggers, executionContext)
{
    public override IReadOnlyList<string> Outputs { get; } = [DcpLogSource.StdOut, DcpLogSource.StdErr];

    public override bool Runs(IResource resource) => resource is ExecutableResource or ProjectResource && !resource.IsContainer();

    public override string TypeOf(IResource resource) => resource is ProjectResource ? KnownResourceTypes.Project : KnownResourceTypes.Executable;

    protected override async Task<Executable> DescribeAsync(DcpAppResource target, ILogger logger, CancellationToken cancellationToken)
    {
        var configuration = await new ResourceConfigurationBuilder(target.Resource, ExecutionContext, logger).BuildAsync(cancellationToken).ConfigureAwait(false);
        var (command, directory, ownArguments) = await FindCommandAsync(target, logger, cancellationToken).ConfigureAwait(false);
        target.Arguments = configuration.Arguments;
        return new Executable
        {
            Spec = new()
            {
                ExecutablePath = command,
                WorkingDirectory = directory,
                Args = [.. ownArguments, .. configuration.Arguments.Select(a => a.Value!)],
                Env = [.. configuration.Environment.Select(v => new EnvVar { Name = v.Key, Value = v.Value.Value! })],
                ExecutionType = ExecutionType.Process
            }
        };
    }

    protected override CustomResourceSnapshot Show(DcpAppResource target, Executable workload, CustomResourceSnapshot previous)
        => ExecutableSnapshot.Apply(target, workload, previous);

    // Why a process could not be started stands only in DCP's own lines about it.
    protected override async Task ExplainAsync(DcpAppResource target, Executable workload, ILogger logger, CancellationToken cancellationToken)
    {
        if (workload.State == ExecutableState.FailedToStart)
        {
            foreach (var line in await ReadLogAsync(target.Id, DcpLogSource.System, cancellationToken).ConfigureAwait(false))
            {
                LogReason(logger, line);
            }
        }
    }

    private async Task<(string Command, string Directory, IReadOnlyList<string> Arguments)> FindCommandAsync(DcpAppResource target, ILogger logger, CancellationToken cancellationToken)
    {
        if (target.Resource.TryGetLastAnnotation<ExecutableAnnotation>(out var executable))
        {
            return (executable.Command, executable.WorkingDirectory, []);
        }

        var metadata = target.Resource.Annotations.OfType<IProjectMetadata>().Last();
        var output = projects.FindBuilt(metadata);
        if (output is null)
        {
            await notifications.PublishUpdateAsync(target.Resource, target.Id, s => s with { State = new(KnownResourceStates.Building, KnownResourceStateStyles.Info) }).ConfigureAwait(false);
            output = await projects.BuildAsync(metadata, logger, cancellationToken).ConfigureAwait(false);
            await notifications.PublishUpdateAsync(target.Resource, target.Id, s => s with { State = KnownResourceStates.Starting }).ConfigureAwait(false);
        }

        var profile = EffectiveLaunchProfile.Of(target.Resource);
        target.LaunchProfileName = profile?.Name;
        return (ProjectOutputs.DotnetPath, Path.GetDirectoryName(metadata.ProjectPath)!, [output, .. CommandLine.Split(profile?.Profile.CommandLineArgs ?? string.Empty)]);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Reason}")]
    private static partial void LogReason(ILogger logger, string reason);
}
