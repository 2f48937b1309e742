namespace EnvMap.Hosting.Dcp;

/// <summary>Tells when a file is written.</summary>
internal sealed class FileSignal : IDisposable
{
    // Some file systems send no events.
    private static readonly TimeSpan s_atLeast = TimeSpan.FromMilliseconds(100);

    private readonly FileSystemWatcher _watcher;
    private readonly SemaphoreSlim _written = new(0);

    public FileSignal(string path)
    {
        _watcher = new FileSystemWatcher(Path.GetDirectoryName(path)!, Path.GetFileName(path));
        _watcher.Created += (_, _) => _written.Release();
        _watcher.Changed += (_, _) => _written.Release();
        _watcher.Renamed += (_, _) => _written.Release();
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>Completes when the file was written since the last call, and now and then without.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _written.WaitAsync(s_atLeast, cancellationToken);

    public void Dispose()
    {
        _watcher.Dispose();
        _written.Dispose();
    }
}
