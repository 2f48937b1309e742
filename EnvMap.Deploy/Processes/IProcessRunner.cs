namespace EnvMap.Deploy.Processes;

/// <summary>Runs other programs.</summary>
public interface IProcessRunner
{
    /// <summary>Runs a command to its end; whoever cancels it ends it with all that it has started.</summary>
    /// <exception cref="ProcessStartException">The program is not there, or cannot be run.</exception>
    Task<ProcessResult> RunAsync(ProcessCommand command, CancellationToken cancellationToken = default);
}
