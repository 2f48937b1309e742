namespace EnvMap.Acquisition;

/// <summary>The temporary place of one fetch, beside its final place; gone when the fetch ends, however it ends.</summary>
public sealed class ToolWorkspace : IDisposable
{
    internal const string MarkerFile = ".complete";

    private const string PartialSuffix = ".partial-";
    private static readonly TimeSpan s_sampling = TimeSpan.FromMilliseconds(250);

    private readonly ToolPackage _package;
    private readonly string _partial;
    private readonly CommandRunner _runner;
    private readonly ProgressReporter _reporter;

    internal ToolWorkspace(
        ToolPackage package, string target, string cacheRoot, CommandRunner runner, ProgressReporter reporter, TimeProvider timeProvider)
    {
        _package = package;
        Target = target;
        _partial = $"{target}{PartialSuffix}{Guid.NewGuid():N}";
        _runner = runner;
        _reporter = reporter;
        TimeProvider = timeProvider;
        CacheRoot = cacheRoot;
        Directory = System.IO.Directory.CreateDirectory(Path.Combine(_partial, "content")).FullName;
        Scratch = System.IO.Directory.CreateDirectory(Path.Combine(_partial, "scratch")).FullName;
    }

    /// <summary>The folder that becomes the tool's folder in the cache.</summary>
    public string Directory { get; }

    /// <summary>A folder for what is needed only while fetching.</summary>
    public string Scratch { get; }

    internal string CacheRoot { get; }

    /// <summary>Where <see cref="Directory"/> will be moved.</summary>
    internal string Target { get; }

    internal TimeProvider TimeProvider { get; }

    /// <summary>Deletes what is left of the fetch.</summary>
    public void Dispose() => TryDelete(_partial);

    internal static void DeleteLeftovers(string target)
    {
        var folder = Path.GetDirectoryName(target)!;
        foreach (var leftover in System.IO.Directory.EnumerateDirectories(folder, Path.GetFileName(target) + PartialSuffix + "*"))
        {
            TryDelete(leftover);
        }
    }

    internal void Report(AcquisitionPhase phase) => _reporter.Report(phase);

    internal AcquisitionException Error(string problem, string? cure = null) =>
        new($"Could not fetch {_package.Title}: {problem}{Environment.NewLine}Cure: {cure ?? _package.Cure}");

    /// <summary>Runs a command in <see cref="Scratch"/> and throws, with the cure, unless it succeeds.</summary>
    internal async Task<CommandResult> RunAsync(Command command, CancellationToken cancellationToken)
    {
        var result = await TryRunAsync(command, cancellationToken).ConfigureAwait(false);
        return result.Succeeded ? result : throw Error(result.Describe());
    }

    internal async Task<CommandResult> TryRunAsync(Command command, CancellationToken cancellationToken)
    {
        try
        {
            return await _runner.RunAsync(command with { WorkingDirectory = command.WorkingDirectory ?? Scratch }, cancellationToken).ConfigureAwait(false);
        }
        catch (AcquisitionException exception)
        {
            throw Error(exception.Message);
        }
    }

    /// <summary>Runs a command that fills a folder and reports the folder's size as the progress.</summary>
    internal async Task<CommandResult> TryRunAsync(Command command, string folder, long totalBytes, CancellationToken cancellationToken)
    {
        var run = TryRunAsync(command, cancellationToken);
        while (await Task.WhenAny(run, Task.Delay(s_sampling, TimeProvider, CancellationToken.None)).ConfigureAwait(false) != run)
        {
            _reporter.ReportBytes(FolderSize.Measure(folder), totalBytes);
        }

        return await run.ConfigureAwait(false);
    }

    internal void SwapIn()
    {
        SharedFolder.OpenTree(Directory);
        File.WriteAllText(Path.Combine(Directory, MarkerFile), _package.Title);
        if (System.IO.Directory.Exists(Target))
        {
            System.IO.Directory.Delete(Target, recursive: true);
        }

        System.IO.Directory.Move(Directory, Target);
    }

    private static void TryDelete(string folder)
    {
        try
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A child of a killed fetch may still be writing there; the next fetch of this package tries again.
        }
    }
}
