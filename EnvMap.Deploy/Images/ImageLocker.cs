using EnvMap.Catalog;
using EnvMap.Deploy.Manifests;

namespace EnvMap.Deploy.Images;

/// <summary>Finds out what the tags of a manifest's images mean now.</summary>
/// <param name="registries">Knows.</param>
public sealed class ImageLocker(RegistryClient registries)
{
    /// <summary>The lock of a manifest; null where a registry does not answer for one of the images, each of which is told.</summary>
    public async Task<ImageLock?> LockAsync(Manifest manifest, ICollection<CatalogProblem> problems, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var isWhole = true;
        foreach (var name in ImageLock.ImagesOf(manifest))
        {
            try
            {
                digests[name] = await registries.GetDigestAsync(ImageReference.Parse(name)!, cancellationToken).ConfigureAwait(false);
            }
            catch (RegistryException exception)
            {
                isWhole = false;
                problems.Add(new CatalogProblem(
                    ImageLock.FileName, 0, 0,
                    $"The digest of {name} is not known: {exception.Message} Publish where the registry can be reached, name a mirror with --registry-mirror, or leave --lock out.",
                    ProblemSeverity.Error));
            }
        }
        return isWhole ? new ImageLock { Images = digests } : null;
    }
}
