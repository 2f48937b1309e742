using EnvMap.Acquisition;

namespace EnvMap.Tools.Processes;

/// <summary>A tool that runs as a process of this machine, from a binary that is fetched just before it starts.</summary>
public abstract class ToolProcessResource : ExecutableResource
{
    // Both engines resolve arguments when the resource starts, but not both its command: the fetched path travels as an argument.
    private const string Shell = "/bin/sh";

    private protected ToolProcessResource(string name, ToolPackage package, string commandName, string folder)
        : base(name, OperatingSystem.IsWindows() ? commandName : Shell, folder) =>
        (Package, CommandName) = (package, commandName);

    internal ToolPackage Package { get; }

    /// <summary>The command of the package that runs.</summary>
    internal string CommandName { get; }

    /// <summary>Null until the binary has been fetched.</summary>
    internal AcquiredTool? Tool { get; set; }

    internal AcquiredTool FetchedTool => Tool ?? throw new DistributedApplicationException($"{Package.Title} has not been fetched yet.");

    /// <summary>What the shell does with the command line that follows.</summary>
    internal virtual string ShellScript => "exec \"$@\"";

    /// <summary>What stands before the path of the command, such as a change of the user.</summary>
    internal virtual IEnumerable<string> CommandPrefix => [];
}
