using System.Text.Json.Nodes;
using EnvMap.Catalog;
using EnvMap.Catalog.ProfileDocuments;

namespace EnvMap.Tools.Evidence;

/// <summary>Reads a folder that a profile was published into, with the folders that targets have written in it.</summary>
public static class PublishedProfileReader
{
    private const string ManifestFileName = "aspire-manifest.json";
    private const string SecretsFolder = "compose/secrets/";
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Reads a profile. Null, with what is wrong among the problems, where it is none.</summary>
    public static PublishedProfile? Read(string folder, ICollection<CatalogProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var paths = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'));
        if (!paths.TryGetValue(ProfileDocument.FileName, out var document) || !paths.TryGetValue(ManifestFileName, out var manifest))
        {
            problems.Add(new CatalogProblem(folder, 0, 0, $"The folder holds no published profile. Publish one into it: {ManifestFileName} and {ProfileDocument.FileName}.", ProblemSeverity.Error));
            return null;
        }
        if (ProfileDocumentJson.Read(File.ReadAllText(document), document, problems) is not { } read)
        {
            return null;
        }
        var others = paths.Where(file => file.Key.Contains('/') && !file.Key.StartsWith(SecretsFolder, StringComparison.Ordinal)).ToLookup(
            file => file.Key.StartsWith($"{ProfileDocument.FilesFolder}/", StringComparison.Ordinal));
        return new PublishedProfile
        {
            Manifest = JsonNode.Parse(File.ReadAllText(manifest))!.AsObject(),
            Document = read,
            Files = others[true].ToDictionary(file => file.Key, file => File.ReadAllText(file.Value)),
            Outputs = others[false].ToDictionary(file => file.Key, file => File.ReadAllText(file.Value)),
            OwnerOnly = others[false].Where(file => IsForOwner(file.Value)).Select(file => file.Key).ToHashSet(),
        };
    }

    private static bool IsForOwner(string path) => OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Others) is UnixFileMode.None;
}
