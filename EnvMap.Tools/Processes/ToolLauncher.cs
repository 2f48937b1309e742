using System.Runtime.Versioning;
using EnvMap.Acquisition;

namespace EnvMap.Tools.Processes;

/// <summary>
/// Writes the script that a tool is started by. Its path is known before the binary is fetched, as not every engine asks for the command
/// when the resource starts; and its name, with the tool's own arguments, is what the dashboard shows.
/// </summary>
internal static class ToolLauncher
{
    private const UnixFileMode ForAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    [UnsupportedOSPlatform("windows")]
    public static void Write(ToolProcessResource resource, AcquiredTool tool)
    {
        var target = Path.Combine(resource.WorkingDirectory, resource.CommandName);
        var written = $"{target}.{Environment.ProcessId}";
        File.WriteAllText(written, Script([.. resource.CommandPrefix, CommandPath(resource, tool)], resource.ShellScript));
        File.SetUnixFileMode(written, ForAll);

        // Whole or not at all: a shell reads its script while it runs.
        File.Move(written, target, overwrite: true);
    }

    internal static string Script(IEnumerable<string> command, string body) =>
        $"#!/bin/sh\nset -- {string.Join(' ', command.Select(Quote))} \"$@\"\n{body}\n";

    private static string CommandPath(ToolProcessResource resource, AcquiredTool tool)
    {
        try
        {
            return tool.GetCommandPath(resource.CommandName);
        }
        catch (AcquisitionException exception)
        {
            throw new DistributedApplicationException(exception.Message, exception);
        }
    }

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
