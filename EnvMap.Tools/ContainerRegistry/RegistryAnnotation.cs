namespace EnvMap.Tools.ContainerRegistry;

/// <summary>Says where the images of this application are pushed to and pulled from.</summary>
/// <param name="EndpointName">The endpoint of the resource that is a registry; null where the registry is elsewhere.</param>
/// <param name="Write">Writes the address of a registry that is elsewhere, with its slash; null where the resource is one.</param>
internal sealed record RegistryAnnotation(
    string? EndpointName = null, Func<ValueProviderContext, CancellationToken, Task<string>>? Write = null) : IResourceAnnotation;
