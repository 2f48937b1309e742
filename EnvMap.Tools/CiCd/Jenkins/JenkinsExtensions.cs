using EnvMap.Tools.CiCd;
using EnvMap.Tools.CiCd.Jenkins;
using EnvMap.Tools.Containers;

namespace EnvMap.Tools;

/// <summary>Adds Jenkins.</summary>
public static class JenkinsExtensions
{
    private const string Row = "Jenkins";
    private const string HealthPath = "/login";

    /// <summary>
    /// Adds the controller, which asks whoever opens it first for the password in its volume; a publish writes the <c>Jenkinsfile</c> of the
    /// profile too, for agents with the labels <c>dotnet</c> and <c>docker</c>. Null where the profile has none, or no container engine answers.
    /// </summary>
    public static IResourceBuilder<IResourceWithEndpoints>? AddJenkins(this EnvironmentMapBuilder map, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(map);
        return map.Realise<IResourceWithEndpoints>(name, Row, () => AddContainer(map, name))
            ?.WithHealthPath(HealthPath)
            .WithIconName("BranchFork")
            .WithEdgeRoute("jenkins");
    }

    private static IResourceBuilder<ContainerResource> AddContainer(EnvironmentMapBuilder map, string name) =>
        map.AddToolContainer(name, Row, JenkinsContainerImageTags.Registry, JenkinsContainerImageTags.Image, JenkinsContainerImageTags.Tag)
            .WithHttpEndpoint(targetPort: 8080, name: "http")
            .WithVolume(map.VolumeOf(name), "/var/jenkins_home")
            .WithHealthCommand("curl", "--fail", "--silent", "--output", "/dev/null", $"http://127.0.0.1:8080{HealthPath}")
            .WithAnnotation(new RepositoryFileAnnotation(Row, Jenkinsfile.Path, Jenkinsfile.Write(new PipelineCommands(map.Profile))))
            .WithDeployment(document => document with
            {
                Health = document.Health! with { StartPeriodSeconds = 180 },
                Limits = new() { MemoryMegabytes = 1024, Cpus = 2 },
                User = "1000:1000",
                ReadOnly = true,
                WritablePaths = ["/tmp"],
                Capabilities = [],
                StopGraceSeconds = 60,
            });
}
