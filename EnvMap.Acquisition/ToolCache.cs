using System.Diagnostics.CodeAnalysis;

namespace EnvMap.Acquisition;

/// <summary>
/// Fetches binaries once and keeps them: in the folder that the environment variable ENVMAP_CACHE names, else in
/// /var/cache/envmap for root, else in $XDG_CACHE_HOME/envmap or ~/.cache/envmap (on Windows in the local application data).
/// </summary>
public sealed class ToolCache
{
    private readonly CommandRunner _runner;
    private readonly TimeProvider _timeProvider;

    /// <summary>Uses <paramref name="root"/>, by default the folder described above.</summary>
    public ToolCache(string? root = null, TimeProvider? timeProvider = null)
        : this(
            root ?? ToolCacheRoot.Resolve(Environment.GetEnvironmentVariable, Environment.IsPrivilegedProcess),
            CommandRunner.FromEnvironment(),
            timeProvider ?? TimeProvider.System)
    {
    }

    internal ToolCache(string root, CommandRunner runner, TimeProvider timeProvider)
    {
        Root = Path.GetFullPath(root);
        _runner = runner;
        _timeProvider = timeProvider;
    }

    /// <summary>The folder that holds everything fetched; it may be deleted while nothing runs from it.</summary>
    public string Root { get; }

    /// <summary>The package if it is in the cache; costs one file check.</summary>
    public bool TryGet(ToolPackage package, [NotNullWhen(true)] out AcquiredTool? tool)
    {
        tool = null;
        if (package.UnavailableReason is null && File.Exists(Path.Combine(FolderOf(package), ToolWorkspace.MarkerFile)))
        {
            tool = new AcquiredTool(package, FolderOf(package));
        }

        return tool is not null;
    }

    /// <summary>The package from the cache, fetched first if it is not there; safe with other processes doing the same.</summary>
    /// <exception cref="AcquisitionException">It could not be fetched; the cache holds nothing of it then.</exception>
    public async Task<AcquiredTool> GetAsync(
        ToolPackage package, IProgress<AcquisitionProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (TryGet(package, out var tool))
        {
            return tool;
        }

        if (package.UnavailableReason is { } reason)
        {
            throw new AcquisitionException(reason);
        }

        var reporter = new ProgressReporter(package.Title, progress);
        try
        {
            tool = await FetchAsync(package, reporter, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            reporter.Report(AcquisitionPhase.Failed);
            if (exception is UnauthorizedAccessException or IOException)
            {
                throw new AcquisitionException(
                    $"Could not fetch {package.Title} into '{Root}': {exception.Message} Set {ToolCacheRoot.Variable} to a folder that can be written and has room.", exception);
            }

            throw;
        }

        reporter.Report(AcquisitionPhase.Done);
        return tool;
    }

    private async Task<AcquiredTool> FetchAsync(ToolPackage package, ProgressReporter reporter, CancellationToken cancellationToken)
    {
        var folder = FolderOf(package);
        SharedFolder.Create(Root);
        SharedFolder.Create(Path.GetDirectoryName(folder)!);
        using var held = await FetchLock.AcquireAsync(
            Path.Combine(Root, "locks", package.FolderName + ".lock"),
            () => reporter.Report(AcquisitionPhase.Waiting),
            _timeProvider,
            cancellationToken).ConfigureAwait(false);
        if (TryGet(package, out var fetchedByAnother))
        {
            return fetchedByAnother;
        }

        reporter.Report(AcquisitionPhase.Fetching);
        ToolWorkspace.DeleteLeftovers(folder);
        using var workspace = new ToolWorkspace(package, folder, Root, _runner, reporter, _timeProvider);
        await package.FetchAsync(workspace, cancellationToken).ConfigureAwait(false);
        if (package.Prepare is { } prepare)
        {
            reporter.Report(AcquisitionPhase.Preparing);
            await prepare(workspace, cancellationToken).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        workspace.SwapIn();
        return new AcquiredTool(package, folder);
    }

    private string FolderOf(ToolPackage package) => Path.Combine(Root, "tools", package.FolderName);
}
