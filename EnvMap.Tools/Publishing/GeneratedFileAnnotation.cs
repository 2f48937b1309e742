namespace EnvMap.Tools.Publishing;

/// <summary>Says which file a resource is given.</summary>
/// <param name="Path">Where the resource finds it.</param>
/// <param name="Write">Writes it, with addresses as the one who asks sees them; for a manifest, with holes of <see cref="FileTemplate"/>.</param>
/// <param name="IsSecret">Whether it holds a secret.</param>
internal sealed record GeneratedFileAnnotation(
    string Path, Func<ValueProviderContext, CancellationToken, Task<string>> Write, bool IsSecret) : IResourceAnnotation;
