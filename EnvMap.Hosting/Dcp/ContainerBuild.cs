using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp.Model;

namespace EnvMap.Hosting.Dcp;

/// <summary>Describes to DCP how the image of a container is built.</summary>
internal static class ContainerBuild
{
    public static async Task<ContainerBuildContext?> DescribeAsync(IResource resource, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        if (!resource.TryGetLastAnnotation<DockerfileBuildAnnotation>(out var build))
        {
            return null;
        }

        if (build.DockerfileFactory is not null)
        {
            await build.EmitDockerfileArtifactsAsync(new() { Services = executionContext.Services, Resource = resource, CancellationToken = cancellationToken }).ConfigureAwait(false);
        }

        var described = new ContainerBuildContext { Context = build.ContextPath, Dockerfile = build.DockerfilePath, Stage = build.Stage, Args = [], Secrets = [] };
        foreach (var (name, value) in build.BuildArguments)
        {
            described.Args.Add(new() { Name = name, Value = await ValueAsync(value, cancellationToken).ConfigureAwait(false) ?? string.Empty });
        }

        foreach (var (name, value) in build.BuildSecrets)
        {
            // By variable, so that the value stands in no command line.
            described.Secrets.Add(value is FileInfo file
                ? new() { Id = name, Type = "file", Source = file.FullName }
                : new() { Id = name, Type = "env", Value = await ValueAsync(value, cancellationToken).ConfigureAwait(false) ?? string.Empty });
        }

        return described;
    }

    private static async ValueTask<string?> ValueAsync(object? value, CancellationToken cancellationToken) => value switch
    {
        IValueProvider provider => await provider.GetValueAsync(cancellationToken).ConfigureAwait(false),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)
    };
}
