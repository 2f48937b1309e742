using EnvMap.Deploy.Processes;

namespace EnvMap.Tests.TestSupport;

/// <summary>Runs each command, and keeps it.</summary>
internal sealed class RecordingProcessRunner : IProcessRunner
{
    private readonly ProcessRunner _real = new();

    public List<ProcessCommand> Commands { get; } = [];

    public Task<ProcessResult> RunAsync(ProcessCommand command, CancellationToken cancellationToken = default)
    {
        Commands.Add(command);
        return _real.RunAsync(command, cancellationToken);
    }
}
