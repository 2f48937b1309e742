using System.Globalization;
using EnvMap.Catalog;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Catalog.Profiles;
using EnvMap.Deploy.Images;
using EnvMap.Deploy.Manifests;
using EnvMap.Deploy.Manifests.Reading;

namespace EnvMap.Deploy.Publishing;

/// <summary>
/// Has an AppHost write a profile into a folder of its name: manifest, document and files, whole or not at all. Whatever else lies there,
/// such as the folder that a target wrote and deploys from, stays.
/// </summary>
/// <param name="appHost">The AppHost.</param>
/// <param name="root">The folder of the profiles.</param>
/// <param name="locker">Finds the digests that are published too; null where the former ones stay as they are.</param>
public sealed class ProfilePublisher(PublishableAppHost appHost, string root, ImageLocker? locker = null)
{
    private static readonly HashSet<string> s_owned = [DeploySource.ManifestFileName, ProfileDocument.FileName, ProfileDocument.FilesFolder];
    private static readonly HashSet<string> s_ownedWithLock = [.. s_owned, ImageLock.FileName];

    private HashSet<string> Owned => locker is null ? s_owned : s_ownedWithLock;

    /// <summary>The names of rows that are taken in beyond what the profile has: options.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Publishes a profile in the place of what was published before.</summary>
    public Task<PublishOutcome> PublishAsync(ProfileName name, CancellationToken cancellationToken = default) =>
        WriteAsync(name, Complete, cancellationToken);

    /// <summary>Publishes a profile beside what was published before, tells how they differ, and leaves everything as it was.</summary>
    public Task<PublishOutcome> CheckAsync(ProfileName name, CancellationToken cancellationToken = default) =>
        WriteAsync(name, (folder, target) => FolderDifference.Between(target, folder.Path, Owned), cancellationToken);

    private async Task<PublishOutcome> WriteAsync(
        ProfileName name, Func<OutputFolder, string, IReadOnlyList<string>> finish, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(Path.Combine(root, name.ToString()));
        using var folder = new OutputFolder(target, Owned);
        var run = await appHost.RunAsync(
            [
                "--operation", "publish", "--step", "publish-manifest", "--output-path", folder.Path,
                "--environment", name.Environment is DeployEnvironment.Local ? "Development" : name.Environment.ToString(),
                $"--EnvMap:Phase={name.Phase.Number.ToString(CultureInfo.InvariantCulture)}",
                .. Include.Select((row, index) => $"--EnvMap:Include:{index}={row}"),
            ],
            cancellationToken).ConfigureAwait(false);
        var problems = new List<CatalogProblem>();
        Manifest? manifest = null;
        if (!run.Succeeded)
        {
            problems.Add(Problem(name, $"The AppHost ended with exit code {run.ExitCode}, for the reason that it gave."));
        }
        else if (Read(folder.Path, problems) is { } document)
        {
            Check(name, document, problems);
            manifest = ReadManifest(folder.Path, problems);
            await LockAsync(folder, manifest, problems, cancellationToken).ConfigureAwait(false);
        }
        if (problems.Count > 0)
        {
            return new PublishOutcome(target, problems, [], run.Succeeded ? "" : (run.Error + run.Output).Trim());
        }
        var stale = locker is null ? StaleDigests(manifest, target, problems) : [];
        return new PublishOutcome(target, problems, problems.Count > 0 ? [] : [.. finish(folder, target), .. stale], "") { Warnings = AppHostWarnings.In(run) };
    }

    private IReadOnlyList<string> Complete(OutputFolder folder, string target)
    {
        var differences = FolderDifference.Between(target, folder.Path, Owned);
        folder.Complete();
        return differences;
    }

    private async Task LockAsync(OutputFolder folder, Manifest? manifest, List<CatalogProblem> problems, CancellationToken cancellationToken)
    {
        if (locker is not null && problems.Count is 0 && manifest is not null
            && await locker.LockAsync(manifest, problems, cancellationToken).ConfigureAwait(false) is { } found)
        {
            await folder.WriteAsync(ImageLock.FileName, found.Write(), ownerOnly: false, cancellationToken).ConfigureAwait(false);
        }
    }

    // Digests are asked for on demand alone, and the images may be others by now.
    private static List<string> StaleDigests(Manifest? manifest, string target, List<CatalogProblem> problems) =>
        ImageLock.Read(target, problems) is { } former && manifest is not null
            ? [.. former.Compare(manifest).Select(difference => $"{ImageLock.FileName} {difference}: publish with --lock")]
            : [];

    // What no target could read is not published.
    private static Manifest? ReadManifest(string folder, List<CatalogProblem> problems)
    {
        var path = Path.Combine(folder, DeploySource.ManifestFileName);
        if (!File.Exists(path))
        {
            return null;
        }
        var read = ManifestReader.ReadFile(path);
        problems.AddRange(read.Problems.Where(problem => problem.IsError));
        return read.Manifest;
    }

    private static ProfileDocument? Read(string folder, List<CatalogProblem> problems)
    {
        var path = Path.Combine(folder, ProfileDocument.FileName);
        if (File.Exists(path))
        {
            return ProfileDocumentJson.Read(File.ReadAllText(path), path, problems);
        }
        problems.Add(new CatalogProblem(ProfileDocument.FileName, 0, 0,
            "The AppHost wrote no profile. Have it call TryAddEnvironmentMap before it adds resources.", ProblemSeverity.Error));
        return null;
    }

    private static void Check(ProfileName name, ProfileDocument document, List<CatalogProblem> problems)
    {
        if (document.Name != name.ToString())
        {
            problems.Add(Problem(name, $"The AppHost wrote '{document.Name}'. Let its map be the one that is published: EnvMap:Map says which it reads."));
        }
        foreach (var row in document.Rows.Where(row => row.State is RowState.BeyondTheMap))
        {
            problems.Add(Problem(name, $"'{row.Row}' is beyond the map ({row.Cell}), and a published profile holds what the map says. Take it out of EnvMap:Include."));
        }
    }

    private static CatalogProblem Problem(ProfileName name, string message) => new(name.ToString(), 0, 0, message, ProblemSeverity.Error);
}
