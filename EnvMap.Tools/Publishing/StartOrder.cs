using EnvMap.Catalog.ProfileDocuments;

namespace EnvMap.Tools.Publishing;

/// <summary>Reads from a model what runs, and what is started after what.</summary>
internal static class StartOrder
{
    /// <summary>Whether a resource of the manifest is something that runs.</summary>
    public static bool Runs(IResource resource) => !resource.IsExcludedFromPublish()
        && (resource is ContainerResource or ProjectResource or ExecutableResource || resource.HasAnnotationOfType<DeploymentAnnotation>());

    public static IReadOnlyList<StartDependency> Of(IResource resource) =>
    [
        .. resource.Annotations.OfType<WaitAnnotation>()
            .Select(wait => (Resource: Running(wait.Resource), Condition: ConditionOf(wait.WaitType)))
            .Where(wait => wait.Resource is not null && wait.Resource != resource)
            // A wait for a database is one for its server too.
            .GroupBy(wait => wait.Resource!.Name)
            .Select(waits => new StartDependency { Resource = waits.Key, Condition = waits.Max(wait => wait.Condition) }),
    ];

    private static IResource? Running(IResource resource) =>
        Runs(resource) ? resource : resource is IResourceWithParent { Parent: var parent } ? Running(parent) : null;

    private static StartCondition ConditionOf(WaitType type) => type switch
    {
        WaitType.WaitUntilStarted => StartCondition.Started,
        WaitType.WaitForCompletion => StartCondition.Completed,
        _ => StartCondition.Healthy,
    };
}
