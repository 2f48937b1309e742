namespace EnvMap.Tests.TestSupport;

internal static class ProcessState
{
    /// <summary>False for a process that ended, also while nobody has collected its exit code.</summary>
    public static bool IsAlive(string pid)
    {
        try
        {
            // 4711 (sleep) S 1 …
            return File.ReadAllText($"/proc/{pid}/stat").Split(") ")[1][0] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
