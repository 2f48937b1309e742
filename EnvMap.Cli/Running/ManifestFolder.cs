using System.CommandLine;
using EnvMap.Deploy;
using EnvMap.Deploy.Compose.Running;

namespace EnvMap.Cli.Running;

// A Compose folder may be named where the published one is meant, which it stands in.
internal static class ManifestFolder
{
    public static string? Find(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return new[] { full, Path.GetFileName(full) is "compose" ? Path.GetDirectoryName(full) : null }
            .FirstOrDefault(candidate => candidate is not null && File.Exists(Path.Combine(candidate, DeploySource.ManifestFileName)));
    }

    // What lies there without a manifest is taken as it lies there.
    public static void Refuse(ParseResult result, string folder, params IEnumerable<Option> options)
    {
        var given = options.Where(option => result.GetResult(option) is { Implicit: false }).Select(option => option.Name).ToList();
        if (given.Count > 0)
        {
            throw new DeploymentException(
                $"There is no {DeploySource.ManifestFileName} in '{folder}' to write a Compose folder from, which is what {string.Join(" and ", given)} {(given.Count is 1 ? "is" : "are")} for. "
                + "Name the folder of a published profile, or leave that out: a folder of Compose is taken as it lies there, with the secrets where its .env says.",
                isBadInput: true);
        }
    }
}
