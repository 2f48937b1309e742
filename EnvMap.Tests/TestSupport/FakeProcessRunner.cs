using EnvMap.Deploy.Processes;

namespace EnvMap.Tests.TestSupport;

/// <summary>Runs nothing: keeps each command and answers as a test says.</summary>
internal sealed class FakeProcessRunner(Func<ProcessCommand, ProcessResult>? answer = null) : IProcessRunner
{
    public List<ProcessCommand> Commands { get; } = [];

    public Task<ProcessResult> RunAsync(ProcessCommand command, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Commands.Add(command);
        return Task.FromResult(answer?.Invoke(command) ?? new ProcessResult(0, "", ""));
    }
}
