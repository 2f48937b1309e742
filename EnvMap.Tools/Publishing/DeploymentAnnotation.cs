using EnvMap.Catalog.ProfileDocuments;

namespace EnvMap.Tools.Publishing;

/// <summary>Says what a deployment must know of a resource and the manifest cannot hold.</summary>
/// <param name="Document">What is said; publishing adds what other annotations say.</param>
public sealed record DeploymentAnnotation(ResourceDocument Document) : IResourceAnnotation;
