using System.CommandLine;
using EnvMap.Deploy.Compose.Running;
using EnvMap.Deploy.Processes;

namespace EnvMap.Cli.Running;

// A verb about a project on its machine: what goes wrong there is told in one line, and is an exit code.
internal abstract class ProjectVerb : Verb
{
    protected ProjectVerb(string name, string description, params string[] examples) : base(name, description, examples)
    {
        Project = new ProjectOptions(this);
        SetAction(RunGuardedAsync);
    }

    protected ProjectOptions Project { get; }

    protected IProcessRunner Processes { get; } = new ProcessRunner();

    protected abstract Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken);

    protected Task<DeployedProject> OpenAsync(ParseResult result, CancellationToken cancellationToken) => Project.OpenAsync(result, Processes, cancellationToken);

    // Nobody else writes, starts or removes it meanwhile.
    protected Task<DeploymentLock> LockAsync(DeployedProject project, CancellationToken cancellationToken) =>
        DeploymentLock.TakeAsync(project, TimeProvider.System, Warn, cancellationToken);

    protected void Warn(string message) => Console.Error.WriteLine($"{PathOf(this)}: warning: {message}");

    // Where exit code 1 says that something was found, it does not say that nobody could look.
    protected static async Task<T> LookAsync<T>(Func<Task<T>> look)
    {
        try
        {
            return await look();
        }
        catch (DeploymentException exception) when (!exception.IsBadInput)
        {
            throw new DeploymentException(exception.Message, isBadInput: true);
        }
    }

    private async Task<int> RunGuardedAsync(ParseResult result, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(result, cancellationToken);
        }
        catch (DeploymentException exception)
        {
            Console.Error.WriteLine($"{PathOf(this)}: error: {exception.Message}");
            return exception.IsBadInput ? ExitCodes.BadInput : ExitCodes.Findings;
        }
        catch (ProcessStartException exception)
        {
            Console.Error.WriteLine($"{PathOf(this)}: error: {exception.Message}");
            return ExitCodes.BadInput;
        }
    }
}
