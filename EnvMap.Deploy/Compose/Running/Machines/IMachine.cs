using EnvMap.Deploy.Processes;

namespace EnvMap.Deploy.Compose.Running.Machines;

/// <summary>The machine that a project runs on, seen from the folder of the project there.</summary>
internal interface IMachine
{
    /// <summary>What people call it.</summary>
    string Name { get; }

    /// <summary>Whether what runs here runs on another machine.</summary>
    bool IsRemote { get; }

    /// <summary>Runs a command in the folder; its variables hold no secret, since they may travel as arguments.</summary>
    /// <exception cref="ProcessStartException">The program is not there.</exception>
    Task<ProcessResult> RunAsync(ProcessCommand command, CancellationToken cancellationToken);

    /// <summary>The text of a file; null where there is none.</summary>
    Task<string?> ReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>Writes a file that only its owner can read, whole or not at all.</summary>
    Task WriteAsync(string path, string text, CancellationToken cancellationToken);

    /// <summary>
    /// Creates a file that only its owner can read, whole or not at all; false where one is there, which stays as it is. Its text is short and
    /// holds no secret, since it may travel as an argument.
    /// </summary>
    Task<bool> TryCreateAsync(string path, string text, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces files and folders of one folder by those of another; what is not there is removed. All of it is copied before anything is replaced.
    /// </summary>
    Task CopyAsync(string from, string to, IReadOnlyList<string> names, CancellationToken cancellationToken);

    /// <summary>Removes a file, or a folder with all that is in it.</summary>
    Task DeleteAsync(string path, CancellationToken cancellationToken);

    /// <summary>
    /// Brings what was published in a folder of this machine to another one: the named files and folders whole, of <c>.env</c> only what is not
    /// there yet, and so of the secrets unless those that differ are to be replaced.
    /// </summary>
    Task<ReceivedProject> ReceiveAsync(ComposeProject project, IReadOnlyList<string> names, bool replacesSecrets, CancellationToken cancellationToken);
}
