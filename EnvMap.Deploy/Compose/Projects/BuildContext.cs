using EnvMap.Catalog;

namespace EnvMap.Deploy.Compose.Projects;

/// <summary>A folder that the image of a service is built from; what lies in it, a recipe can copy into the image.</summary>
/// <param name="Service">The service.</param>
/// <param name="Folder">The folder.</param>
/// <param name="Dockerfile">The recipe.</param>
internal sealed record BuildContext(string Service, string Folder, string Dockerfile)
{
    private const string IgnoreFileName = ".dockerignore";

    /// <summary>Why secrets must not lie where they do; null where the build does not get them.</summary>
    /// <param name="place">The file or folder of the secrets.</param>
    /// <param name="files">The files that hold them.</param>
    public CatalogProblem? ObjectionTo(string place, IEnumerable<string> files)
    {
        // Most lie elsewhere: then none of their files is asked for.
        if (!IsInside(Below(place)))
        {
            return null;
        }
        var inside = files.Select(Below).Where(IsInside).ToList();
        // Which of the two files counts depends on the builder.
        var ignored = new[] { Path.Combine(Folder, IgnoreFileName), $"{Dockerfile}{IgnoreFileName}" }.Where(File.Exists).Select(DockerIgnoreFile.Read).ToList();
        return inside.Count is 0 || (ignored.Count > 0 && inside.TrueForAll(file => ignored.TrueForAll(rules => rules.Leaves(file)))) ? null : new CatalogProblem(
            place, 0, 0,
            $"The image of '{Service}' is built from '{Folder}', and a COPY would take the secrets into the image. "
            + $"Write the line '{Below(place)}' into '{Path.Combine(Folder, IgnoreFileName)}', or name other folders with --output and --secrets-dir.",
            ProblemSeverity.Error);
    }

    private string Below(string path) => Path.GetRelativePath(Folder, path).Replace('\\', '/');

    private static bool IsInside(string path) => !Path.IsPathRooted(path) && !path.StartsWith("../", StringComparison.Ordinal);
}
