namespace EnvMap.Deploy;

/// <summary>What is left of work that is done, or given up: where it cannot be removed, that is no reason to say that the work failed.</summary>
internal static class Remains
{
    /// <summary>Removes a folder with all that is in it, as far as that is possible.</summary>
    public static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Something in it is somebody else's, or another has removed it at the same time.
        }
    }
}
