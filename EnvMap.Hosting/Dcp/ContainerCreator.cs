using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp.Model;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dcp;

/// <summary>Runs containers.</summary>
internal sealed class ContainerCreator(
    IDcpClient dcp,
    ServiceAllocator services,
    ContainerNetworkCreator network,
    ContainerTunnel tunnel,
    ContainerFaults faults,
    ResourceLoggerService loggers,
    DistributedApplicationExecutionContext executionContext) : WorkloadCreator<Container>(dcp, services, loggers, executionContext)
{
    public override IReadOnlyList<string> Outputs { get; } = [DcpLogSource.StartupStdOut, DcpLogSource.StartupStdErr, DcpLogSource.StdOut, DcpLogSource.StdErr];

    public override bool Runs(IResource resource) => resource.IsContainer();

    public override string TypeOf(IResource resource) => KnownResourceTypes.Container;

    protected override async Task<Container> DescribeAsync(DcpAppResource target, ILogger logger, CancellationToken cancellationToken)
    {
        // DCP itself tries again once a second as long as there is no network, and without end.
        await network.WaitAsync(cancellationToken).ConfigureAwait(false);
        var resource = target.Resource;
        var builder = new ResourceConfigurationBuilder(resource, ExecutionContext, logger);
        var configuration = await builder.BuildAsync(tunnel.OpenAsync, cancellationToken).ConfigureAwait(false);
        target.Arguments = configuration.Arguments;
        resource.TryGetContainerImageName(out var image);
        var container = resource as ContainerResource;
        var arguments = configuration.Arguments.Select(a => a.Value!);
        return new Container
        {
            Spec = new()
            {
                Image = image,
                Build = await ContainerBuild.DescribeAsync(resource, ExecutionContext, cancellationToken).ConfigureAwait(false),
                ContainerName = target.Id,
                Command = container?.Entrypoint,
                Args = container?.ShellExecution is true ? ["-c", string.Join(' ', arguments)] : [.. arguments],
                Env = [.. configuration.Environment.Select(v => new EnvVar { Name = v.Key, Value = v.Value.Value! })],
                Ports = [.. Services.Of(resource).Select(ToPort)],
                VolumeMounts = [.. resource.Annotations.OfType<ContainerMountAnnotation>().Select(ToMount)],
                CreateFiles = await ContainerFiles.DescribeAsync(resource, ExecutionContext, cancellationToken).ConfigureAwait(false),
                RunArgs = [.. await builder.BuildRuntimeArgumentsAsync(cancellationToken).ConfigureAwait(false)],
                PullPolicy = PullPolicyOf(resource),
                Persistent = resource.IsPersistent() ? true : null,
                Networks = [new() { Name = ContainerNetworkCreator.Name, Aliases = [resource.Name, $"{resource.Name}.{ServiceAllocator.ContainerDomain}", .. Aliases(resource)] }]
            }
        };
    }

    protected override CustomResourceSnapshot Show(DcpAppResource target, Container workload, CustomResourceSnapshot previous)
        => ContainerSnapshot.Apply(target, workload, previous);

    protected override async Task ExplainAsync(DcpAppResource target, Container workload, ILogger logger, CancellationToken cancellationToken)
    {
        var lines = workload.State == ContainerState.FailedToStart
            ? await ReadStartAsync(target.Id, cancellationToken).ConfigureAwait(false)
            : [];
        await faults.ExplainAsync(workload, lines, logger, cancellationToken).ConfigureAwait(false);
    }

    // What the engine wrote, and where it was not even asked, what DCP wrote.
    private async Task<List<string>> ReadStartAsync(string id, CancellationToken cancellationToken)
    {
        var lines = await ReadLogAsync(id, DcpLogSource.StartupStdErr, cancellationToken).ConfigureAwait(false);
        return lines.Count > 0 ? lines : await ReadLogAsync(id, DcpLogSource.System, cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<string> Aliases(IResource resource)
        => resource.Annotations.OfType<ContainerNetworkAliasAnnotation>().Select(a => a.Network == KnownNetworkIdentifiers.DefaultAspireContainerNetwork
            ? a.Alias
            : throw new InvalidOperationException($"'{resource.Name}' wants the alias '{a.Alias}' in network '{a.Network.Value}', but custom container networks are not supported: a run has one network for all containers."));

    private static ContainerPort ToPort(EndpointService service) => new()
    {
        Port = service.Endpoint.TargetPort!.Value,
        HostPort = service.Endpoint.IsProxied ? null : service.Endpoint.SpecifiedPort,
        Protocol = service.Service.Spec.Protocol,
        HostIp = TargetHost.ForContainers(service.Endpoint.TargetHost)
    };

    private static VolumeMount ToMount(ContainerMountAnnotation mount) => new()
    {
        Type = mount.Type == ContainerMountType.BindMount ? VolumeMountType.Bind : VolumeMountType.Volume,
        Source = mount.Source,
        Target = mount.Target,
        ReadOnly = mount.IsReadOnly
    };

    private static string? PullPolicyOf(IResource resource)
        => resource.Annotations.OfType<ContainerImagePullPolicyAnnotation>().LastOrDefault()?.ImagePullPolicy switch
        {
            ImagePullPolicy.Always => PullPolicy.Always,
            ImagePullPolicy.Missing => PullPolicy.Missing,
            ImagePullPolicy.Never => PullPolicy.Never,
            _ => null
        };
}
