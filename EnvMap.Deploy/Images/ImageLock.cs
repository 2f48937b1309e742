using System.Text.Json;
using System.Text.RegularExpressions;
using EnvMap.Catalog;
using EnvMap.Deploy.Manifests;

namespace EnvMap.Deploy.Images;

/// <summary>Which bytes the tags of a manifest's images meant when it was published: the file <c>images.lock.json</c> beside it.</summary>
public sealed partial record ImageLock
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "images.lock.json";

    /// <summary>The version of the format.</summary>
    public int Version { get; set; } = 1;

    /// <summary>The digests, such as <c>sha256:…</c>, by the names of the images as the manifest has them; in their order.</summary>
    public required IReadOnlyDictionary<string, string> Images { get; init; }

    /// <summary>The images that a manifest takes from registries by a tag.</summary>
    public static IReadOnlyList<string> ImagesOf(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return
        [
            .. manifest.Resources.Values.OfType<ManifestContainer>().Select(container => container.Image)
                .Where(image => image is { HasExpressions: false, Raw.Length: > 0 } && !image.Raw.Contains('@', StringComparison.Ordinal))
                .Select(image => image!.Raw).Distinct().Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Reads the file of a folder; null where there is none, or where it is wrong, which is told.</summary>
    public static ImageLock? Read(string folder, ICollection<CatalogProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return null;
        }
        try
        {
            var read = JsonSerializer.Deserialize(File.ReadAllText(path), ImageLockJsonContext.Default.ImageLock);
            if (read is { Version: 1, Images: not null } && read.Images.Values.All(digest => digest is not null && Digest().IsMatch(digest)))
            {
                return read;
            }
            problems.Add(Problem(path, "It is no list of digests that this program knows.", ProblemSeverity.Error));
        }
        catch (JsonException exception)
        {
            problems.Add(Problem(path, $"It cannot be read: {exception.Message}", ProblemSeverity.Error));
        }
        return null;
    }

    /// <summary>The text of the file; the same lock always gives the same.</summary>
    public string Write() => $"{JsonSerializer.Serialize(this, ImageLockJsonContext.Default.ImageLock)}\n";

    /// <summary>Says which images of a manifest it lacks, and which of its own are none of the manifest's.</summary>
    public IEnumerable<string> Compare(Manifest manifest)
    {
        var images = ImagesOf(manifest);
        return images.Except(Images.Keys, StringComparer.Ordinal).Select(image => $"lacks {image}")
            .Concat(Images.Keys.Except(images, StringComparer.Ordinal).Select(image => $"has {image}, which nothing uses"));
    }

    internal static CatalogProblem Problem(string path, string message, ProblemSeverity severity) =>
        new(path, 0, 0, $"{message} Write it again: envmap publish NAME --lock.", severity);

    [GeneratedRegex("^sha256:[0-9a-f]{64}$", RegexOptions.CultureInvariant)]
    internal static partial Regex Digest();
}
