namespace EnvMap.Acquisition;

/// <summary>A lock between processes that the system releases when its holder ends, however it ends.</summary>
internal static class FetchLock
{
    private static readonly TimeSpan s_retry = TimeSpan.FromMilliseconds(100);

    public static async Task<IDisposable> AcquireAsync(string path, Action? onWait, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var waiting = false;
        while (true)
        {
            try
            {
                // The file stays when the lock is released: deleting it would let two processes lock two files of one name.
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (IsHeld(exception))
            {
                if (!waiting)
                {
                    onWait?.Invoke();
                    waiting = true;
                }
            }

            // No portable call awaits a file lock.
            await Task.Delay(s_retry, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    // EAGAIN on Linux, EAGAIN on macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsHeld(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
