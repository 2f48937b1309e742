using EnvMap.Deploy.Compose.Running.Machines;
using EnvMap.Deploy.Processes;

namespace EnvMap.Tests.TestSupport;

/// <summary>A machine on which a project runs: this one, or the shell of this one in the place of another's.</summary>
internal static class TestMachine
{
    public static IMachine Create(string folder, bool byShell) => byShell ? ByShell(folder) : new LocalMachine(folder, new ProcessRunner());

    public static SshMachine ByShell(string folder) => new("other", folder, null, new LocalShell());

    private sealed class LocalShell : IProcessRunner
    {
        public Task<ProcessResult> RunAsync(ProcessCommand command, CancellationToken cancellationToken) =>
            new ProcessRunner().RunAsync(command with { FileName = "sh", Arguments = ["-c", command.Arguments[^1]] }, cancellationToken);
    }
}
