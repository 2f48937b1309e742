namespace EnvMap.Deploy.Processes;

/// <summary>What a folder of a git repository holds now.</summary>
/// <param name="processes">Runs git.</param>
/// <param name="folder">The folder.</param>
public sealed class GitWorkTree(IProcessRunner processes, string folder)
{
    /// <summary>
    /// The hash of the commit, followed by <c>-</c> and that of the tree where files differ from it or are new. Null where git does not tell:
    /// there is no git, no repository, or one whose owner it does not trust.
    /// </summary>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<string?> ReadIdAsync(CancellationToken cancellationToken = default)
    {
        var scratch = Directory.CreateTempSubdirectory("envmap-git-");
        try
        {
            if (await RunAsync(null, "rev-parse", "HEAD", "HEAD^{tree}").ConfigureAwait(false) is not [var commit, var committed]
                || await RunAsync(null, "rev-parse", "--git-path", "objects").ConfigureAwait(false) is not [var objects])
            {
                return null;
            }
            // An index and objects of its own, so that nothing of the repository changes.
            var aside = new Dictionary<string, string?>
            {
                ["GIT_INDEX_FILE"] = Path.Combine(scratch.FullName, "index"),
                ["GIT_OBJECT_DIRECTORY"] = scratch.FullName,
                ["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = Path.GetFullPath(objects, folder),
            };
            return await RunAsync(aside, "read-tree", "HEAD").ConfigureAwait(false) is not null
                && await RunAsync(aside, "add", "--all").ConfigureAwait(false) is not null
                && await RunAsync(aside, "write-tree").ConfigureAwait(false) is [var tree]
                    ? tree == committed ? commit : $"{commit}-{tree}"
                    : null;
        }
        catch (ProcessStartException)
        {
            return null;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }

        // The lines that it writes; null where it fails.
        async Task<string[]?> RunAsync(Dictionary<string, string?>? environment, params string[] arguments)
        {
            var git = await processes.RunAsync(new ProcessCommand("git", arguments) { WorkingDirectory = folder, Environment = environment ?? [] }, cancellationToken).ConfigureAwait(false);
            return git.Succeeded ? git.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries) : null;
        }
    }
}
