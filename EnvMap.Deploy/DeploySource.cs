using EnvMap.Catalog;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Deploy.Images;
using EnvMap.Deploy.Manifests;
using EnvMap.Deploy.Manifests.Expressions;
using EnvMap.Deploy.Manifests.Reading;

namespace EnvMap.Deploy;

/// <summary>What was published: a manifest, and, where an AppHost wrote them, the profile and the files beside it.</summary>
public sealed record DeploySource
{
    /// <summary>The name of a manifest in a folder.</summary>
    public const string ManifestFileName = "aspire-manifest.json";

    /// <summary>The manifest.</summary>
    public required Manifest Manifest { get; init; }

    /// <summary>The profile; null where there is a manifest alone.</summary>
    public ProfileDocument? Profile { get; init; }

    /// <summary>The texts of the files that resources are given, by their <see cref="FileDocument.Source"/>.</summary>
    public IReadOnlyDictionary<string, ManifestText> Files { get; init; } = new Dictionary<string, ManifestText>();

    /// <summary>The digests of the images; null where nobody has locked them.</summary>
    public ImageLock? Lock { get; init; }

    /// <summary>Reads a folder, or a manifest with what stands beside it. Null where anything is wrong; all of it is told.</summary>
    public static DeploySource? Read(string path, ICollection<CatalogProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var manifestPath = Directory.Exists(path) ? Path.Combine(path, ManifestFileName) : path;
        var folder = Path.GetDirectoryName(Path.GetFullPath(manifestPath)) ?? "";
        var read = ManifestReader.ReadFile(manifestPath);
        AddAll(problems, read.Problems);

        var profilePath = Path.Combine(folder, ProfileDocument.FileName);
        var profile = File.Exists(profilePath) ? ProfileDocumentJson.Read(File.ReadAllText(profilePath), profilePath, problems) : null;
        if (read.Manifest is not { } manifest)
        {
            return null;
        }
        CheckNames(manifest, profile, profilePath, problems);
        var files = ReadFiles(manifest, profile, folder, profilePath, problems);
        var imageLock = ImageLock.Read(folder, problems);
        foreach (var difference in imageLock?.Compare(manifest) ?? [])
        {
            problems.Add(ImageLock.Problem(Path.Combine(folder, ImageLock.FileName), $"It {difference}.", ProblemSeverity.Warning));
        }
        return problems.Any(problem => problem.IsError) ? null : new DeploySource { Manifest = manifest, Profile = profile, Files = files, Lock = imageLock };
    }

    private static void CheckNames(Manifest manifest, ProfileDocument? profile, string profilePath, ICollection<CatalogProblem> problems)
    {
        foreach (var name in (profile?.Resources.Keys ?? []).Where(name => !manifest.Resources.ContainsKey(name)))
        {
            problems.Add(new CatalogProblem(
                profilePath, 0, 0, $"The manifest has no resource '{name}'.{Suggestion.DidYouMean(name, manifest.Resources.Keys)} Publish the profile again.", ProblemSeverity.Error));
        }
    }

    private static Dictionary<string, ManifestText> ReadFiles(
        Manifest manifest, ProfileDocument? profile, string folder, string profilePath, ICollection<CatalogProblem> problems)
    {
        var texts = new Dictionary<string, ManifestText>();
        foreach (var source in (profile?.Resources.Values ?? []).SelectMany(resource => resource.Files).Select(file => file.Source).Distinct())
        {
            var path = Path.GetFullPath(source, folder);
            if (!path.StartsWith(Path.Combine(folder, ProfileDocument.FilesFolder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                problems.Add(new CatalogProblem(profilePath, 0, 0, $"The file '{source}' is not in the folder '{ProfileDocument.FilesFolder}'. Publish the profile again.", ProblemSeverity.Error));
            }
            else if (!File.Exists(path))
            {
                problems.Add(new CatalogProblem(profilePath, 0, 0, $"The file '{source}' is not there. Publish the profile again.", ProblemSeverity.Error));
            }
            else
            {
                var (text, found) = ManifestFiles.Read(manifest, File.ReadAllText(path), path);
                texts[source] = text;
                AddAll(problems, found);
            }
        }
        return texts;
    }

    private static void AddAll(ICollection<CatalogProblem> problems, IEnumerable<CatalogProblem> found)
    {
        foreach (var problem in found)
        {
            problems.Add(problem);
        }
    }
}
