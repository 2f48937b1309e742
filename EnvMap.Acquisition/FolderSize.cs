namespace EnvMap.Acquisition;

internal static class FolderSize
{
    private static readonly EnumerationOptions s_everything = new() { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = true };

    /// <summary>Bytes of all files below a folder that another process may be changing.</summary>
    public static long Measure(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*", s_everything).Sum(Length) : 0;
        }
        catch (DirectoryNotFoundException)
        {
            // Removed between listing and reading; the next sample measures again.
            return 0;
        }
    }

    private static long Length(FileInfo file) => file.Exists ? file.Length : 0;
}
