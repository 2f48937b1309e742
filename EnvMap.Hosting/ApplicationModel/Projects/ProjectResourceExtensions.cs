namespace Aspire.Hosting.ApplicationModel;

/// <summary>Finds the projects of a model, and what is known of them.</summary>
public static class ProjectResourceExtensions
{
    /// <summary>Gets the projects.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The projects.</returns>
    public static IEnumerable<ProjectResource> GetProjectResources(this DistributedApplicationModel model)
        => model.Resources.OfType<ProjectResource>();

    /// <summary>Gets where a project is.</summary>
    /// <param name="projectResource">The project.</param>
    /// <returns>Its metadata.</returns>
    /// <exception cref="InvalidOperationException">It has none, or several.</exception>
    public static IProjectMetadata GetProjectMetadata(this ProjectResource projectResource)
    {
        ArgumentNullException.ThrowIfNull(projectResource);
        return projectResource.Annotations.OfType<IProjectMetadata>().ToList() switch
        {
            [var metadata] => metadata,
            [] => throw new InvalidOperationException($"Project resource '{projectResource.Name}' has no {nameof(IProjectMetadata)}, so that nothing says where its project is."),
            var several => throw new InvalidOperationException($"Project resource '{projectResource.Name}' has {several.Count} annotations of type {nameof(IProjectMetadata)}; leave one.")
        };
    }
}
