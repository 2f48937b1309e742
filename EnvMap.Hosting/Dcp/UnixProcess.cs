using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace EnvMap.Hosting.Dcp;

/// <summary>What .NET does not offer for processes that are not children of this one.</summary>
internal static class UnixProcess
{
    private const int SigTerm = 15;

    public static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Asks a process to end; on Windows, which has no such request, nothing happens.</summary>
    public static void Terminate(int id)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SendSignal(id, SigTerm);
        }
    }

    public static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It ended between the look and the kill.
        }
    }

    /// <summary>Kills every process whose arguments hold a text, and those that they start meanwhile; on Linux only, which tells arguments.</summary>
    public static async Task KillByArgumentAsync(string text, TimeProvider time, CancellationToken cancellationToken)
    {
        while (FindByArgument(text) is { Count: > 0 } found)
        {
            found.ForEach(Kill);
            await Task.Delay(TimeSpan.FromMilliseconds(10), time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static List<int> FindByArgument(string text) => !OperatingSystem.IsLinux() ? [] : [.. Directory.EnumerateDirectories("/proc")
        .Select(Path.GetFileName)
        .Where(name => int.TryParse(name, out var id) && id != Environment.ProcessId && ReadArguments(id).Contains(text, StringComparison.Ordinal))
        .Select(name => int.Parse(name!, CultureInfo.InvariantCulture))];

    private static string ReadArguments(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or belongs to somebody else.
            return string.Empty;
        }
    }

    /// <summary>The process at the other end of a Unix socket, where the system tells.</summary>
    public static int? PeerOf(Socket socket)
    {
        Span<byte> value = stackalloc byte[12];
        if (OperatingSystem.IsLinux())
        {
            // SOL_SOCKET, SO_PEERCRED: struct ucred { pid, uid, gid }
            socket.GetRawSocketOption(1, 17, value);
        }
        else if (OperatingSystem.IsMacOS())
        {
            // SOL_LOCAL, LOCAL_PEERPID
            socket.GetRawSocketOption(0, 2, value[..4]);
        }

        return BitConverter.ToInt32(value) is var id and > 0 ? id : null;
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int id, int signal);
}
