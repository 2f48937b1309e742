using EnvMap.Acquisition;

namespace EnvMap.Tools.Processes;

/// <summary>A tool that runs as a process of this machine, from a binary that is fetched just before it starts.</summary>
public abstract class ToolProcessResource : ExecutableResource
{
    private protected ToolProcessResource(string name, ToolPackage package, string commandName, string folder)
        : base(name, OperatingSystem.IsWindows() ? commandName : Path.Combine(folder, commandName), folder) =>
        (Package, CommandName) = (package, commandName);

    internal ToolPackage Package { get; }

    /// <summary>The command of the package that runs.</summary>
    internal string CommandName { get; }

    /// <summary>Null until the binary has been fetched.</summary>
    internal AcquiredTool? Tool { get; set; }

    internal AcquiredTool FetchedTool => Tool ?? throw new DistributedApplicationException($"{Package.Title} has not been fetched yet.");

    /// <summary>What the launcher does with the command line of the tool.</summary>
    internal virtual string ShellScript => "exec \"$@\"";

    /// <summary>What stands before the path of the command, such as a change of the user.</summary>
    internal virtual IEnumerable<string> CommandPrefix => [];
}
