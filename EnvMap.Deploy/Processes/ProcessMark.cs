using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace EnvMap.Deploy.Processes;

/// <summary>Tells a process of this machine from every other that had its number, or will have it.</summary>
internal static class ProcessMark
{
    private const string BootPath = "/proc/sys/kernel/random/boot_id";
    private const int StartField = 19;

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

    // Its time of birth by the clock would be another one whenever somebody sets the clock.
    private static string? OnLinux(int process)
    {
        // 4711 (a name) with) anything) S 1 4711 4711 0 -1 4194304 ...: the fields that follow the name begin with the state, which is the third.
        var line = File.ReadAllText($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/stat");
        var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
        // One that has ended stays in the list until its parent has heard of it.
        return fields[0] is "Z" or "X" ? null : $"{fields[StartField]}@{(File.Exists(BootPath) ? File.ReadAllText(BootPath).Trim() : "")}";
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
