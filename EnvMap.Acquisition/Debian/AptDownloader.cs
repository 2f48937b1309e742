namespace EnvMap.Acquisition;

/// <summary>Downloads packages with the machine's apt, its own lists where they will do, and with lists in the cache where not.</summary>
internal sealed class AptDownloader(ToolWorkspace workspace, DebianPlatform platform)
{
    private static readonly TimeSpan s_listsAge = TimeSpan.FromHours(1);

    // The files are written to a folder that the user _apt cannot write; other users do not have this sandbox at all.
    private static readonly string[] s_common =
    [
        "-q", "-o", "APT::Sandbox::User=root", "-o", "Acquire::Languages=none", "-o", "Acquire::Retries=1",
        "-o", "Dir::Cache::pkgcache=pkgcache.bin", "-o", "Dir::Cache::srcpkgcache=srcpkgcache.bin",
    ];

    private int _downloads;
    private bool _ownLists;

    /// <summary>The downloaded archives' paths.</summary>
    public async Task<IReadOnlyList<string>> DownloadAsync(IReadOnlyList<string> packages, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(workspace.Scratch, $"archives-{_downloads++}")).FullName;
        var result = await TryDownloadAsync(packages, folder, cancellationToken).ConfigureAwait(false);
        if (!result.Succeeded && !_ownLists)
        {
            // No lists, or lists that are older than the mirror's content.
            _ownLists = true;
            var update = await UpdateListsAsync(cancellationToken).ConfigureAwait(false);
            result = await TryDownloadAsync(packages, folder, cancellationToken).ConfigureAwait(false);
            result = !result.Succeeded && update is { Succeeded: false } ? update : result;
        }

        return result.Succeeded ? [.. Directory.EnumerateFiles(folder, "*.deb")] : throw workspace.Error(result.Describe());
    }

    /// <summary>The library packages that installing would bring to this machine.</summary>
    public async Task<IReadOnlyList<string>> FindLibraryPackagesAsync(IReadOnlyList<string> packages, CancellationToken cancellationToken)
    {
        var command = Apt(["install", "--print-uris", "--yes", "--no-install-recommends", "-o", "Debug::NoLocking=1", "--", .. packages]);
        var result = await workspace.RunAsync(command, cancellationToken).ConfigureAwait(false);
        return [.. AptArchive.Parse(result.Output).Select(archive => archive.Package).Where(name => name.StartsWith("lib", StringComparison.Ordinal)).Except(packages)];
    }

    private string OwnFolder => Path.Combine(workspace.CacheRoot, "apt", $"{platform.Release}-{platform.Architecture}");

    private string OwnLists => Path.Combine(OwnFolder, "lists");

    // Container images turn apt's binary caches off, and other users cannot write the machine's: a second a call.
    private string OwnCache => Path.Combine(OwnFolder, _ownLists ? "cache" : "cache-of-machine");

    private Command Apt(IEnumerable<string> arguments)
    {
        Directory.CreateDirectory(OwnCache);
        string[] lists = _ownLists ? ["-o", $"Dir::State::Lists={OwnLists}"] : [];
        return new Command("apt-get", [.. s_common, "-o", $"Dir::Cache={OwnCache}", .. lists, .. arguments])
        {
            Environment = new Dictionary<string, string> { ["LC_ALL"] = "C" },
        };
    }

    private async Task<CommandResult> TryDownloadAsync(IReadOnlyList<string> packages, string folder, CancellationToken cancellationToken)
    {
        var sizes = await workspace.TryRunAsync(Apt(["download", "--print-uris", "--", .. packages]), cancellationToken).ConfigureAwait(false);
        if (!sizes.Succeeded)
        {
            return sizes;
        }

        var total = AptArchive.Parse(sizes.Output).Sum(archive => archive.Size);
        var download = Apt(["download", "--", .. packages]) with { WorkingDirectory = folder };
        return await workspace.TryRunAsync(download, folder, total, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Null where another fetch has just updated them.</summary>
    private async Task<CommandResult?> UpdateListsAsync(CancellationToken cancellationToken)
    {
        using var held = await FetchLock.AcquireAsync(
            Path.Combine(workspace.CacheRoot, "locks", "apt-lists.lock"), onWait: null, workspace.TimeProvider, cancellationToken).ConfigureAwait(false);
        var stamp = Path.Combine(OwnFolder, "updated");
        if (File.Exists(stamp) && workspace.TimeProvider.GetUtcNow() - File.GetLastWriteTimeUtc(stamp) < s_listsAge)
        {
            return null;
        }

        Directory.CreateDirectory(Path.Combine(OwnLists, "partial"));

        // Without this mode apt counts an unreachable mirror as a success.
        var update = Apt(["-o", "APT::Update::Error-Mode=any", "update"]);
        var result = await workspace.TryRunAsync(update, cancellationToken).ConfigureAwait(false);
        if (result.Succeeded)
        {
            await File.WriteAllTextAsync(stamp, "", cancellationToken).ConfigureAwait(false);
        }

        return result;
    }
}
