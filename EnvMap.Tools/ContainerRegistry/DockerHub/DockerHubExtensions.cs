using EnvMap.Tools.ContainerRegistry;
using EnvMap.Tools.MapRows;
using EnvMap.Tools.Publishing;

namespace EnvMap.Tools;

/// <summary>Makes Docker Hub the place of the images.</summary>
public static class DockerHubExtensions
{
    private const string Row = "Docker Hub";
    private const string Registry = "docker.io";

    /// <summary>
    /// Has the images of the application be pushed to and pulled from Docker Hub, in the namespace of the parameter
    /// <c>{name}-namespace</c>. No effect where the profile does not have it, and in a run.
    /// </summary>
    public static void AddDockerHub(this EnvironmentMapBuilder map, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (map.Find(Row) is null || !map.Application.ExecutionContext.IsPublishMode)
        {
            return;
        }
        var names = map.Application.AddParameter($"{name}-namespace").WithDescription("The user or organisation of Docker Hub that the images belong to.");
        names.WithAnnotation(new MapRowAnnotation(Row))
            .WithAnnotation(new RegistryAnnotation(Write: async (seenFrom, cancellationToken) =>
                $"{Registry}/{await names.Resource.ValueOrHoleAsync(seenFrom, cancellationToken)}/"));
    }
}
