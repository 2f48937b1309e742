namespace EnvMap.Acquisition;

/// <summary>
/// Packages of the Debian or Ubuntu release that this machine runs, downloaded by apt, whose signed lists vouch for the
/// content, and unpacked without root; their maintainer scripts do not run.
/// </summary>
public sealed class DebianPackages : ToolPackage
{
    private const string LibraryFolder = "libraries";

    private readonly string _name;
    private readonly string[] _packages;
    private readonly DebianPlatform? _platform;

    /// <summary>Names the folder in the cache, the title, and the distribution's packages.</summary>
    public DebianPackages(string name, string title, params IEnumerable<string> packages)
        : this(name, title, DebianPlatform.Current, packages)
    {
    }

    internal DebianPackages(string name, string title, DebianPlatform? platform, params IEnumerable<string> packages)
        : base(title)
    {
        _name = name;
        _packages = [.. packages];
        _platform = platform;
        CommandFolders = ["usr/sbin", "usr/bin", "sbin", "bin"];
    }

    /// <summary>Packages to fetch when a command misses a shared library on this machine; when empty, apt names them.</summary>
    public IReadOnlyList<string> LibraryPackages { get; init; } = [];

    /// <inheritdoc/>
    public override string? UnavailableReason => _platform is not null
        ? null
        : $"{Title} is fetched without root only on Debian and Ubuntu (x64, arm64), and this is {System.Runtime.InteropServices.RuntimeInformation.OSDescription}. Start a container engine, or install it.";

    internal override string FolderName => $"{_name}-{_platform?.Release}-{_platform?.Architecture}-{Fingerprint([.. _packages, "|", .. LibraryPackages])}";

    internal override string Cure =>
        "apt-get must reach the distribution's package mirror (check /etc/apt/sources.list.d and the proxy in apt.conf). Or start a container engine.";

    internal override IReadOnlyList<string> GetLibraryPath(string directory)
    {
        var libraries = Path.Combine(directory, LibraryFolder);
        return _platform is null || !Directory.Exists(libraries)
            ? []
            : [.. new[] { "usr/lib", "lib" }.Select(folder => Path.Combine(libraries, folder, _platform.Triplet)).Where(Directory.Exists)];
    }

    internal override async Task FetchAsync(ToolWorkspace workspace, CancellationToken cancellationToken)
    {
        var apt = new AptDownloader(workspace, _platform!);
        await FetchAsync(apt, workspace, _packages, workspace.Directory, cancellationToken).ConfigureAwait(false);
        if (await FindMissingLibrariesAsync(workspace, cancellationToken).ConfigureAwait(false) is not { Count: > 0 } missing)
        {
            return;
        }

        workspace.Report(AcquisitionPhase.Fetching);
        var libraries = LibraryPackages.Count > 0
            ? LibraryPackages
            : await apt.FindLibraryPackagesAsync(_packages, cancellationToken).ConfigureAwait(false);
        if (libraries.Count > 0)
        {
            await FetchAsync(apt, workspace, libraries, Path.Combine(workspace.Directory, LibraryFolder), cancellationToken).ConfigureAwait(false);
            missing = await FindMissingLibrariesAsync(workspace, cancellationToken).ConfigureAwait(false);
        }

        if (missing.Count > 0)
        {
            throw workspace.Error(
                $"its commands need {string.Join(", ", missing)}, which this machine lacks and the packages [{string.Join(", ", libraries)}] do not hold.",
                $"install it as root (apt-get install {string.Join(' ', _packages)}), or start a container engine.");
        }
    }

    private static async Task FetchAsync(
        AptDownloader apt, ToolWorkspace workspace, IReadOnlyList<string> packages, string directory, CancellationToken cancellationToken)
    {
        var archives = await apt.DownloadAsync(packages, cancellationToken).ConfigureAwait(false);
        workspace.Report(AcquisitionPhase.Unpacking);
        foreach (var archive in archives)
        {
            await workspace.RunAsync(new Command("dpkg-deb", ["-x", archive, directory]), cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<IReadOnlyList<string>> FindMissingLibrariesAsync(ToolWorkspace workspace, CancellationToken cancellationToken) =>
        SharedLibraries.FindMissingAsync(
            workspace,
            CommandFolders.Select(folder => Path.Combine(workspace.Directory, folder)),
            GetLibraryPath(workspace.Directory),
            cancellationToken);
}
