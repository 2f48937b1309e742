using System.ComponentModel;
using System.Diagnostics;

namespace EnvMap.Acquisition;

internal sealed class CommandRunner(string searchPath)
{
    private static readonly string[] s_extensions = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat"] : [""];

    private int _started;

    /// <summary>How many processes it has started.</summary>
    public int Started => _started;

    public static CommandRunner FromEnvironment() => new(Environment.GetEnvironmentVariable("PATH") ?? "");

    /// <summary>The full path of a command on the search path, or null.</summary>
    public string? Find(string name) => searchPath
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(_ => s_extensions, (folder, extension) => Path.Combine(folder, name + extension))
        .FirstOrDefault(IsExecutable);

    /// <summary>Runs a command to its end with captured output; cancelling kills it with all its children.</summary>
    public async Task<CommandResult> RunAsync(Command command, CancellationToken cancellationToken)
    {
        var file = (Path.IsPathRooted(command.Name) ? command.Name : Find(command.Name))
            ?? throw new AcquisitionException($"'{command.Name}' was not found on PATH.");
        Interlocked.Increment(ref _started);
        using var process = Start(command, file);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        return new CommandResult(command, process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
    }

    private Process Start(Command command, string file)
    {
        var start = new ProcessStartInfo(file, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = command.WorkingDirectory ?? "",
        };
        start.Environment["PATH"] = searchPath;
        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new AcquisitionException($"'{file}' could not be started: {exception.Message}", exception);
        }
    }

    private static bool IsExecutable(string path) => File.Exists(path)
        && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & UnixFileMode.UserExecute) != 0);
}
