using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace EnvMap.Deploy.Processes;

/// <summary>Tells a process of this machine from every other that had its number, or will have it.</summary>
internal static class ProcessMark
{
    private const char Separator = '@';
    private const string BootPath = "/proc/sys/kernel/random/boot_id";
    private const string NamespacePath = "/proc/self/ns/pid";
    private const int StartField = 19;

    private static string Boot => File.Exists(BootPath) ? File.ReadAllText(BootPath).Trim() : "";

    // In a container the same number is another process.
    private static string Namespace => new FileInfo(NamespacePath).LinkTarget ?? "";

    /// <summary>The mark of the process that has the number now; null where none has.</summary>
    public static string? Of(int process)
    {
        try
        {
            return OperatingSystem.IsLinux() ? OnLinux(process) : Elsewhere(process);
        }
        catch (Exception exception) when (exception is IOException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether the process that had the number when it had the mark has ended, as far as that is known here.</summary>
    public static bool HasEnded(int process, string mark) => mark.Length > 0 && IsOfHere(mark) && Of(process) != mark;

    /// <summary>Whether the number of a process with the mark means the same process here; in another container it does not.</summary>
    public static bool IsOfHere(string mark)
    {
        try
        {
            // Of what ran before the machine was started again nothing runs, wherever it was.
            return !OperatingSystem.IsLinux() || mark.Split(Separator) is not [_, var boot, ..] || boot != Boot || mark.EndsWith($"{Separator}{Namespace}", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // 183945@5d0c…@pid:[4026531836]. Its time of birth by the clock would be another one whenever somebody sets the clock.
    private static string? OnLinux(int process)
    {
        // 4711 (a name) with) anything) S 1 4711 4711 0 -1 4194304 ...: the fields that follow the name begin with the state, which is the third.
        var line = File.ReadAllText($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/stat");
        var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
        // One that has ended stays in the list until its parent has heard of it.
        return fields[0] is "Z" or "X" ? null : string.Join(Separator, fields[StartField], Boot, Namespace);
    }

    private static string Elsewhere(int process)
    {
        using var found = Process.GetProcessById(process);
        try
        {
            return found.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Win32Exception)
        {
            return "of-somebody-else";
        }
    }
}
