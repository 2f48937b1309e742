using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp.Model;
using EnvMap.Hosting.Otlp;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dcp;

/// <summary>Describes to DCP the process that a resource is.</summary>
internal sealed class ExecutableCreator(
    ServiceAllocator services,
    ProjectOutputs projects,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    DistributedApplicationExecutionContext executionContext)
{
    /// <summary>Written into the annotations of every object, so that one sees what it belongs to.</summary>
    public const string ResourceNameAnnotation = "resource-name";

    // DCP reads camel case.
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    public async Task<Executable> CreateAsync(DcpAppResource target, CancellationToken cancellationToken)
    {
        var logger = loggers.GetLogger(target.Resource);
        var configuration = await new ResourceConfigurationBuilder(target.Resource, executionContext, logger).BuildAsync(cancellationToken).ConfigureAwait(false);
        var (command, directory, ownArguments) = await FindCommandAsync(target, logger, cancellationToken).ConfigureAwait(false);
        target.Arguments = configuration.Arguments;
        return new Executable
        {
            Metadata =
            {
                Name = target.Id,
                Annotations = new()
                {
                    [ResourceNameAnnotation] = target.Resource.Name,
                    [OtlpEnvironment.ServiceNameAnnotation] = target.Resource.Name,
                    [OtlpEnvironment.ServiceInstanceIdAnnotation] = target.Instance.Suffix,
                    [DcpAnnotations.ServiceProducer] = JsonSerializer.Serialize(services.Of(target.Resource).Select(s => s.ToProducer()), s_json)
                }
            },
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

        // The arguments of the launch profile count only where the AppHost gives none.
        var profile = EffectiveLaunchProfile.Of(target.Resource);
        target.LaunchProfileName = profile?.Name;
        var fromProfile = target.Resource.HasAnnotationOfType<CommandLineArgsCallbackAnnotation>() ? null : profile?.Profile.CommandLineArgs;
        return (ProjectOutputs.DotnetPath, Path.GetDirectoryName(metadata.ProjectPath)!, [output, .. CommandLine.Split(fromProfile ?? string.Empty)]);
    }
}
