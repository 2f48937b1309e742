namespace EnvMap.Acquisition;

/// <summary>A package of the npm registry, fetched by the npm on PATH with the user's own registry and proxy settings.</summary>
public sealed class NpmPackage : ToolPackage
{
    private const string CacheFolder = "npm-cache";
    private const string PackFolder = "npm-pack";

    private readonly string _name;
    private readonly NpmTarball? _tarball;
    private readonly string _platforms;

    /// <summary>Names the package's folder in the cache, its title, and its tarball for each runtime identifier such as linux-x64.</summary>
    public NpmPackage(string name, string title, IReadOnlyDictionary<string, NpmTarball> platforms)
        : base(title)
    {
        _name = name;
        _tarball = platforms.GetValueOrDefault(RuntimePlatform.Rid);
        _platforms = string.Join(", ", platforms.Keys);
    }

    /// <summary>What to do on a platform that has no tarball.</summary>
    public string Alternative { get; init; } = "Start a container engine.";

    /// <inheritdoc/>
    public override string? UnavailableReason => _tarball is not null
        ? null
        : $"{Title} has no npm package for {RuntimePlatform.Rid}, only for {_platforms}. {Alternative}";

    internal override string FolderName => _tarball is null
        ? _name
        : $"{_name}-{_tarball.Version}-{RuntimePlatform.Rid}-{Fingerprint(_tarball.Name, _tarball.Integrity)}";

    internal override string Cure =>
        "npm of Node 20 or newer must be on PATH and reach a registry. Offline or behind a proxy, set registry and proxy as for any npm install (npm config set registry …, HTTPS_PROXY).";

    internal override async Task FetchAsync(ToolWorkspace workspace, CancellationToken cancellationToken)
    {
        var tarball = _tarball!;
        var cache = Path.Combine(workspace.Scratch, CacheFolder);
        var destination = Directory.CreateDirectory(Path.Combine(workspace.Scratch, PackFolder)).FullName;
        var command = new Command("npm",
        [
            "pack", $"{tarball.Name}@{tarball.Version}", "--pack-destination", PackFolder, "--cache", CacheFolder, "--json", "--logs-max", "0",
            // npm's own defaults make an offline machine wait 70 seconds for the error.
            "--fetch-retries", "2", "--fetch-retry-mintimeout", "1000", "--fetch-retry-maxtimeout", "4000",
        ]);
        var result = await workspace.TryRunAsync(command, cache, tarball.Size, cancellationToken).ConfigureAwait(false);
        if (!result.Succeeded)
        {
            throw workspace.Error(result.Describe());
        }

        var file = Directory.EnumerateFiles(destination, "*.tgz").FirstOrDefault()
            ?? throw workspace.Error($"'{command}' left no tarball.");
        workspace.Report(AcquisitionPhase.Unpacking);
        if (await TarballIntegrity.ComputeAsync(file, cancellationToken).ConfigureAwait(false) is var actual && actual != tarball.Integrity)
        {
            throw workspace.Error(
                $"the checksum of {tarball.Name}@{tarball.Version} is {actual}, expected was {tarball.Integrity}. Nothing was kept.",
                "the registry or a mirror of it serves other bytes than were pinned: use another registry (npm config set registry …).");
        }

        await TarballExtractor.ExtractAsync(file, workspace.Directory, cancellationToken).ConfigureAwait(false);
    }
}
