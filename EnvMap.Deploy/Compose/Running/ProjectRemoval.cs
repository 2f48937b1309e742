namespace EnvMap.Deploy.Compose.Running;

/// <summary>Takes away what a project has on its machine: all of it, or only what is no longer used.</summary>
/// <param name="project">The project.</param>
public sealed class ProjectRemoval(DeployedProject project)
{
    /// <summary>Removes containers and networks, and, where it is wanted, the volumes with all their data; says whether there was anything.</summary>
    public async Task<bool> DestroyAsync(bool volumes, IProgress<string> progress, CancellationToken cancellationToken = default)
    {
        var removed = volumes ? await CountVolumesAsync(cancellationToken).ConfigureAwait(false) : 0;
        var anonymous = new AnonymousVolumes(project);
        var unnamed = volumes ? await anonymous.FindAsync(cancellationToken).ConfigureAwait(false) : [];
        var result = await project.Engine.RunAsync(
            null,
            ["--progress", "plain", "down", "--remove-orphans", .. volumes ? new[] { "--volumes" } : []],
            cancellationToken,
            command => command with
            {
                OnLine = line =>
                {
                    var text = line.Trim();
                    if (!text.StartsWith("Volume ", StringComparison.Ordinal))
                    {
                        Interlocked.Increment(ref removed);
                    }
                    progress.Report(text);
                },
            }).ConfigureAwait(false);
        project.Engine.Succeeded(result, "down");
        await anonymous.RemoveAsync(unnamed, cancellationToken).ConfigureAwait(false);
        return removed > 0;
    }

    /// <summary>Forgets all but the latest versions, and removes the images that were built for others; gives what was removed.</summary>
    public async Task<IReadOnlyList<string>> CleanAsync(int keep, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keep, 1);
        var history = await project.Store.ReadAsync(cancellationToken).ConfigureAwait(false);
        var kept = history.Versions.TakeLast(keep).ToHashSet();
        foreach (var version in history.Versions.Where(version => !kept.Contains(version)))
        {
            await project.Store.ForgetAsync(version, cancellationToken).ConfigureAwait(false);
        }
        var used = (await project.ReadStatesAsync(cancellationToken).ConfigureAwait(false)).Select(state => state.Image).ToHashSet();
        var removed = new List<string>();
        foreach (var (name, tag) in await ReadImagesAsync(cancellationToken).ConfigureAwait(false))
        {
            // A container's image stays, whatever it is called, since the engine keeps it anyway.
            if (!kept.Contains(tag) && !used.Contains(name) && (await project.Engine.RunEngineAsync(["image", "rm", name], cancellationToken).ConfigureAwait(false)).Succeeded)
            {
                removed.Add(name);
            }
        }
        return removed;
    }

    // Compose says of each volume in its file that it is removed, also of one that was never there.
    private async Task<int> CountVolumesAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> arguments = ["volume", "ls", "--quiet", "--filter", $"label=com.docker.compose.project={project.Name}"];
        var result = project.Engine.Succeeded(await project.Engine.RunEngineAsync(arguments, cancellationToken).ConfigureAwait(false), "volume ls");
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
    }

    // Compose labels what it builds with the project.
    private async Task<IReadOnlyList<(string Name, string Tag)>> ReadImagesAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> arguments = ["image", "ls", "--filter", $"label=com.docker.compose.project={project.Name}", "--format", "{{.ID}}\t{{.Repository}}\t{{.Tag}}"];
        var result = project.Engine.Succeeded(await project.Engine.RunEngineAsync(arguments, cancellationToken).ConfigureAwait(false), "image ls");
        var images = new List<(string, string)>();
        foreach (var line in result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // An image that another one took the name of has none.
            if (line.TrimEnd('\r').Split('\t') is [var id, var repository, var tag])
            {
                images.Add(tag is "<none>" ? (id, "") : ($"{repository}:{tag}", tag));
            }
        }
        return images;
    }
}
