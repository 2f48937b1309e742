using System.Diagnostics;
using System.Text;

namespace EnvMap.Tools.Processes;

/// <summary>Runs a command that prepares a tool, to its end.</summary>
internal static class HelperCommand
{
    /// <summary>Runs it and returns its exit code and what it printed, both streams together.</summary>
    /// <exception cref="DistributedApplicationException">It cannot be started.</exception>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        IReadOnlyList<string> command, string folder, string? input = null, IReadOnlyList<string>? libraryPath = null, CancellationToken cancellationToken = default)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (libraryPath is { Count: > 0 })
        {
            start.Environment["LD_LIBRARY_PATH"] = string.Join(Path.PathSeparator, libraryPath);
        }
        using var process = Start(start);
        using var killing = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var output = new StringBuilder();
        var reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; its exit code and output say why.
        }
        await reading;
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return (process.ExitCode, output.ToString().Trim());

        async Task ReadAsync(StreamReader reader)
        {
            while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
            {
                lock (output)
                {
                    output.AppendLine(line);
                }
            }
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new DistributedApplicationException($"'{start.FileName}' cannot be run: {exception.Message}. Install it, or put it on PATH.", exception);
        }
    }
}
