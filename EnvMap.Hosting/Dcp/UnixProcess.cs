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

    /// <summary>
    /// Kills every process of a program whose arguments hold a text, and those that they start meanwhile; on Linux only, which tells
    /// arguments.
    /// </summary>
    public static async Task KillByArgumentAsync(string program, string text, TimeProvider time, CancellationToken cancellationToken)
    {
        while (FindByArgument(program, text) is { Count: > 0 } found)
        {
            foreach (var (id, arguments) in found)
            {
                if (arguments.Length > 0)
                {
                    Kill(id);
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), time, cancellationToken).ConfigureAwait(false);
        }
    }

    // A process has no arguments for the moment in which it becomes the program (execve): it may be one of those, and is looked at again.
    private static List<(int Id, string Arguments)> FindByArgument(string program, string text) => !OperatingSystem.IsLinux() ? [] : [.. Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0 && id != Environment.ProcessId && IsOf(id, program))
        .Select(id => (Id: id, Arguments: ReadArguments(id)))
        .Where(process => process.Arguments.Length == 0 || process.Arguments.Contains(text, StringComparison.Ordinal))];

    private static bool IsOf(int id, string program)
    {
        try
        {
            return Path.GetFileName(new FileInfo($"/proc/{id}/exe").LinkTarget) == Path.GetFileName(program);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or belongs to somebody else.
            return false;
        }
    }

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
