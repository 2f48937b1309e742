using EnvMap.Deploy.Compose.Running.Machines;
using EnvMap.Deploy.Processes;

namespace EnvMap.Tests.TestSupport;

/// <summary>A machine on which a project runs: this one, or the shell of this one in the place of another's.</summary>
internal static class TestMachine
{
    public static IMachine Create(string folder, bool byShell) => byShell ? ByShell(folder) : new LocalMachine(folder, new ProcessRunner());

    /// <param name="folder">The folder of the project.</param>
    /// <param name="before">What the shell there has before it gets a command.</param>
    public static SshMachine ByShell(string folder, string before = "") => new("other", folder, null, new LocalShell(before));

    private sealed class LocalShell(string before) : IProcessRunner
    {
        public Task<ProcessResult> RunAsync(ProcessCommand command, CancellationToken cancellationToken) =>
            new ProcessRunner().RunAsync(command with { FileName = "sh", Arguments = ["-c", before + command.Arguments[^1]] }, cancellationToken);
    }
}
