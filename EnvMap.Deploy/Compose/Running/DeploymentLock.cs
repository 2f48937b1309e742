using EnvMap.Deploy.Compose.Running.Machines;
using EnvMap.Deploy.Processes;

namespace EnvMap.Deploy.Compose.Running;

/// <summary>
/// Keeps others away from a project while somebody writes, starts or removes it. It is a file beside <c>compose.yaml</c>, on the machine where
/// the project runs.
/// </summary>
public sealed class DeploymentLock : IAsyncDisposable
{
    internal const string FileName = ".envmap/lock";
    internal const string TakeoverFileName = ".envmap/lock.takeover";

    private readonly IMachine _machine;
    private readonly string _text;
    private readonly Action<string> _warn;

    private DeploymentLock(IMachine machine, string text, Action<string> warn) => (_machine, _text, _warn) = (machine, text, warn);

    /// <summary>Takes the lock of a project where it runs; one whose process has ended is taken over.</summary>
    /// <param name="project">The project.</param>
    /// <param name="time">Tells since when it is held.</param>
    /// <param name="warn">Is told whose lock was taken over, and why it could not be released.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="DeploymentException">Another has it: the message says who, and since when.</exception>
    public static Task<DeploymentLock> TakeAsync(DeployedProject project, TimeProvider time, Action<string> warn, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(project);
        return TakeAsync(project.Machine, time, warn, cancellationToken);
    }

    /// <summary>Takes the lock of a Compose folder of this machine, which need not be there yet; one whose process has ended is taken over.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="time">Tells since when it is held.</param>
    /// <param name="warn">Is told whose lock was taken over.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="DeploymentException">Another has it: the message says who, and since when.</exception>
    public static Task<DeploymentLock> TakeAsync(string folder, TimeProvider time, Action<string> warn, CancellationToken cancellationToken = default) =>
        TakeAsync(new LocalMachine(Path.GetFullPath(folder), new ProcessRunner()), time, warn, cancellationToken);

    internal static async Task<DeploymentLock> TakeAsync(IMachine machine, TimeProvider time, Action<string> warn, CancellationToken cancellationToken)
    {
        var taken = new DeploymentLock(machine, LockOwner.Current(time).Write(), warn);
        string? text = null;
        while (text is null)
        {
            if (await machine.TryCreateAsync(FileName, taken._text, cancellationToken).ConfigureAwait(false))
            {
                return taken;
            }
            // Where it was released in between, it is null, and free.
            text = await machine.ReadAsync(FileName, cancellationToken).ConfigureAwait(false);
        }
        if (LockOwner.Read(text) is not { IsGone: true } gone)
        {
            throw Held(machine, text, FileName);
        }
        await taken.TakeOverAsync(text, cancellationToken).ConfigureAwait(false);
        warn($"{gone} worked on it, and that process is gone: its lock is taken over. What it did not finish is done by deploying again.");
        return taken;
    }

    /// <summary>Releases the lock, also where what was done was cancelled.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            // Somebody may have removed it by hand, and another have one of his own.
            if (await _machine.ReadAsync(FileName, CancellationToken.None).ConfigureAwait(false) == _text)
            {
                await _machine.DeleteAsync(FileName, CancellationToken.None).ConfigureAwait(false);
            }
            (_machine as LocalMachine)?.RemoveEmptyFolders();
        }
        catch (Exception exception) when (exception is DeploymentException or ProcessStartException or IOException or UnauthorizedAccessException)
        {
            // What was done is done all the same.
            _warn($"The lock {FileName} on {_machine.Name} stays, and has to be removed there: {exception.Message}");
        }
    }

    // Of several that see that its owner is gone, one gets the right; who comes later finds another owner.
    private async Task TakeOverAsync(string former, CancellationToken cancellationToken)
    {
        if (!await _machine.TryCreateAsync(TakeoverFileName, _text, cancellationToken).ConfigureAwait(false))
        {
            throw Held(_machine, await _machine.ReadAsync(TakeoverFileName, cancellationToken).ConfigureAwait(false) ?? "", TakeoverFileName);
        }
        try
        {
            var now = await _machine.ReadAsync(FileName, cancellationToken).ConfigureAwait(false);
            if (now != former)
            {
                throw Held(_machine, now ?? "", FileName);
            }
            await _machine.WriteAsync(FileName, _text, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await _machine.DeleteAsync(TakeoverFileName, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static DeploymentException Held(IMachine machine, string text, string file) => new(
        $"The project on {machine.Name} is being worked on by {LockOwner.Read(text)?.ToString() ?? "somebody else"}. "
        + $"Wait until that is done; where nobody does anything any more, remove {file} beside compose.yaml there.",
        isBadInput: true);
}
