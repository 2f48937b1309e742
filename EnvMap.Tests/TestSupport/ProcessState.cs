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

    /// <summary>The command lines of all that live and hold a text in them.</summary>
    public static string[] AllWithArgument(string text)
        => [.. Alive().Select(pid => Read(pid, "cmdline").Replace('\0', ' ')).Where(line => line.Contains(text, StringComparison.Ordinal))];

    /// <summary>The command lines of all that live and have a variable with a value.</summary>
    public static string[] AllWithVariable(string name, string value)
        => [.. Alive().Where(pid => Read(pid, "environ").Split('\0').Contains($"{name}={value}")).Select(pid => Read(pid, "cmdline").Replace('\0', ' '))];

    /// <summary>Whether any that lives has this working directory.</summary>
    public static bool AnyIn(string folder) => Alive().Any(pid => WorkingDirectory(pid) == folder);

    private static string? WorkingDirectory(string pid)
    {
        try
        {
            return File.ResolveLinkTarget($"/proc/{pid}/cwd", returnFinalTarget: false)?.FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or is another user's.
            return null;
        }
    }

    private static IEnumerable<string> Alive()
        => Directory.GetDirectories("/proc").Select(d => Path.GetFileName(d)).Where(name => name.All(char.IsAsciiDigit) && IsAlive(name));

    private static string Read(string pid, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/{file}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or is another user's.
            return "";
        }
    }
}
