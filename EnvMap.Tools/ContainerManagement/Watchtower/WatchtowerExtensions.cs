using EnvMap.Catalog;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Tools.ContainerManagement.Watchtower;
using EnvMap.Tools.Containers;

namespace EnvMap.Tools;

/// <summary>Adds Watchtower.</summary>
public static class WatchtowerExtensions
{
    private const string Row = "Watchtower";
    private const string EngineSocket = "/var/run/docker.sock";
    private const string EnableLabel = "com.centurylinklabs.watchtower.enable";
    private const string ScopeLabel = "com.centurylinklabs.watchtower.scope";

    // Engines since version 25 take this one, and those since 29 none that is older, such as Watchtower's own.
    private const string EngineApiVersion = "1.44";

    /// <summary>
    /// Adds Watchtower, which looks every night whether the images of this profile's tools have changed under their tags, and starts those
    /// tools anew; in production it only tells. It never touches what keeps data, nor any container of another profile. Nothing in a run,
    /// whose containers the AppHost holds. Warns that the project is archived.
    /// </summary>
    public static void AddWatchtower(this EnvironmentMapBuilder map, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (map.Find(Row) is not { } row || !map.Application.ExecutionContext.IsPublishMode)
        {
            return;
        }
        Console.Error.WriteLine(new CatalogProblem(Row, 0, 0,
            $"The project is archived and gets no repairs any more. Leave {row.Tool.Name} out of EnvMap:Include, and publish newer tags instead.", ProblemSeverity.Warning));
        var scope = $"envmap-{map.Profile.Name}";
        map.AddToolContainer(name, Row, WatchtowerContainerImageTags.Registry, WatchtowerContainerImageTags.Image, WatchtowerContainerImageTags.Tag)
            .WithEnvironment("DOCKER_API_VERSION", EngineApiVersion)
            .WithEnvironment("WATCHTOWER_LABEL_ENABLE", "true")
            .WithEnvironment("WATCHTOWER_SCOPE", scope)
            .WithEnvironment("WATCHTOWER_SCHEDULE", "0 0 4 * * *")
            .WithEnvironment("WATCHTOWER_CLEANUP", "true")
            .WithEnvironment("WATCHTOWER_MONITOR_ONLY", map.Profile.Name.Environment is DeployEnvironment.Production ? "true" : "false")
            .WithHealthCommand("/watchtower", "--health-check")
            .WithIconName("ArrowSync")
            .WithDeployment(document => document with
            {
                Limits = new() { MemoryMegabytes = 128, Cpus = 0.25 },
                ReadOnly = true,
                WritablePaths = ["/tmp"],
                Capabilities = [],
                Host = new() { Mounts = [new() { Source = EngineSocket, Target = EngineSocket }] },
                Labels = new SortedDictionary<string, string>(StringComparer.Ordinal) { [ScopeLabel] = scope },
            });
        map.Application.OnBeforeStart((_, _) =>
        {
            LabelWatched(map.Application, name, scope);
            return Task.CompletedTask;
        });
    }

    private static void LabelWatched(IDistributedApplicationBuilder application, string self, string scope)
    {
        foreach (var container in application.Resources.OfType<ContainerResource>().Where(container =>
            container.Name != self && DeploymentExtensions.DocumentOf(container).Tier is not ServiceTier.Data && !container.HasAnnotationOfType<ContainerMountAnnotation>()).ToList())
        {
            application.CreateResourceBuilder(container).WithDeployment(document => document with
            {
                Labels = new SortedDictionary<string, string>(document.Labels?.ToDictionary() ?? [], StringComparer.Ordinal) { [EnableLabel] = "true", [ScopeLabel] = scope },
            });
        }
    }
}
