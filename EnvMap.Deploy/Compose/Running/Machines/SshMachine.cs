using System.Globalization;
using System.Text;
using EnvMap.Deploy.Compose.EnvFiles;
using EnvMap.Deploy.Compose.Planning;
using EnvMap.Deploy.Processes;

namespace EnvMap.Deploy.Compose.Running.Machines;

/// <summary>Another machine with a POSIX shell and tar, reached by ssh, which must get in without asking.</summary>
internal sealed class SshMachine(string host, string folder, string? config, IProcessRunner processes) : IMachine
{
    private const int NoProgram = 127;
    private const int NoConnection = 255;

    public string Name => host;

    public bool IsRemote => true;

    public async Task<ProcessResult> RunAsync(ProcessCommand command, CancellationToken cancellationToken)
    {
        // One without a value is another thing to Compose than one that is not there.
        var taken = command.Environment.Where(variable => variable.Value is null).SelectMany(variable => new[] { "-u", variable.Key });
        var set = command.Environment.Where(variable => variable.Value is not null).Select(variable => $"{variable.Key}={variable.Value}");
        var result = await RunScriptAsync(
            "cd -- \"$1\" && shift && exec env \"$@\"", command, [.. taken, .. set, command.FileName, .. command.Arguments], cancellationToken).ConfigureAwait(false);
        return result.ExitCode is NoProgram
            ? throw new ProcessStartException(command.FileName, new IOException($"{host} says: {result.Error.Trim()}"))
            : result;
    }

    public async Task<string?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var result = await RunScriptAsync(SshScripts.Read, new ProcessCommand(""), [path], cancellationToken).ConfigureAwait(false);
        return result.ExitCode is SshScripts.Absent ? null : Succeeded(result, $"read {path}").Output;
    }

    public async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var length = input.Length.ToString(CultureInfo.InvariantCulture);
        Succeeded(
            await RunScriptAsync(SshScripts.Write, new ProcessCommand("") { Input = input }, [path, length], cancellationToken).ConfigureAwait(false), $"write {path}");
    }

    public async Task<bool> TryCreateAsync(string path, string text, CancellationToken cancellationToken)
    {
        var result = await RunScriptAsync(SshScripts.Create, new ProcessCommand(""), [path, text], cancellationToken).ConfigureAwait(false);
        return result.ExitCode is not SshScripts.Present && Succeeded(result, $"write {path}").Succeeded;
    }

    public async Task CopyAsync(string from, string to, IReadOnlyList<string> names, CancellationToken cancellationToken) => Succeeded(
        await RunScriptAsync(
            SshScripts.Copy,
            new ProcessCommand(""), [from, to, .. names], cancellationToken).ConfigureAwait(false),
        $"copy {from} to {to}");

    public async Task DeleteAsync(string path, CancellationToken cancellationToken) => Succeeded(
        await RunScriptAsync("cd -- \"$1\" && rm -rf -- \"$2\"", new ProcessCommand(""), [path], cancellationToken).ConfigureAwait(false), $"remove {path}");

    public async Task<ReceivedProject> ReceiveAsync(ComposeProject project, IReadOnlyList<string> names, bool replacesSecrets, CancellationToken cancellationToken)
    {
        var path = Path.Combine(project.Folder, ComposeEnvironmentFile.FileName);
        var local = EnvFileReader.Read(path, File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false) : "").File;
        var there = await ReadAsync(ComposeEnvironmentFile.FileName, cancellationToken).ConfigureAwait(false);
        // Wherever they lie here, there they lie beside the Compose file, unless somebody there has said otherwise.
        var merged = Merge(there, local.With(VariablePlan.SecretsFolderName, VariablePlan.DefaultSecretsFolder));
        var secretsThere = merged.Find(VariablePlan.SecretsFolderName) is not { } entry ? VariablePlan.DefaultSecretsFolder
            : entry.Value is { Length: > 0 } named ? named
            : throw new DeploymentException($"{ComposeEnvironmentFile.FileName} on {host} does not say where the secrets are: {entry.Raw.Trim()}. Name a folder without a variable.", isBadInput: true);
        var secretsHere = Path.GetFullPath(local.Find(VariablePlan.SecretsFolderName)?.Value ?? VariablePlan.DefaultSecretsFolder, project.Folder);

        IReadOnlyList<string> words = [secretsThere, replacesSecrets ? "replace" : "keep", .. names, "--", .. project.Secrets];
        var archive = await FolderArchive.WriteAsync(project.Folder, names, secretsHere, project.Secrets, cancellationToken).ConfigureAwait(false);
        string answer;
        await using (archive.ConfigureAwait(false))
        {
            answer = Succeeded(
                await RunScriptAsync(SshScripts.Receive, new ProcessCommand("") { Input = archive }, words, cancellationToken).ConfigureAwait(false),
                "receive the published folder").Output;
        }
        var text = merged.Complete([]);
        if (text != there)
        {
            await WriteAsync(ComposeEnvironmentFile.FileName, text, cancellationToken).ConfigureAwait(false);
        }
        // other 9f86d081884c7d65… postgres-password
        var lines = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 3)).ToList();
        var secrets = lines.ToDictionary(fields => fields[2], fields => fields[1]);
        return new ReceivedProject([.. lines.Where(fields => fields[0] is SshScripts.Other).Select(fields => fields[2])], MachineSettings.Of(merged, secrets));
    }

    // As they stand there: what depends on other variables has no value of its own.
    private static EnvFile Merge(string? there, EnvFile local)
    {
        if (there is null)
        {
            return local;
        }
        var file = EnvFileReader.Read(ComposeEnvironmentFile.FileName, there).File;
        var added = local.Entries.Where(entry => entry.Name is not null && file.Find(entry.Name) is null)
            .Select(entry => $"\n# Came with a later version.\n{entry.Raw.TrimEnd('\n')}\n");
        return EnvFileReader.Read(ComposeEnvironmentFile.FileName, file.Complete([]) + string.Concat(added)).File;
    }

    // The login shell, whichever it is, only has to start sh with words that have no meaning to it.
    private async Task<ProcessResult> RunScriptAsync(string script, ProcessCommand command, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> settings = config is null ? [] : ["-F", config];
        var result = await processes.RunAsync(
            command with
            {
                FileName = "ssh",
                Arguments = ["-T", "-o", "BatchMode=yes", .. settings, "--", host, ShellWords.Join(["sh", "-c", script, "sh", folder, .. words])],
                Environment = new Dictionary<string, string?>(),
            },
            cancellationToken).ConfigureAwait(false);
        return result.ExitCode is NoConnection
            ? throw new DeploymentException($"ssh does not get to {host}: {result.Error.Trim()} Make sure that 'ssh {host} true' works without asking anything.", isBadInput: true)
            : result;
    }

    private ProcessResult Succeeded(ProcessResult result, string what) =>
        result.Succeeded ? result : throw new DeploymentException($"{host} cannot {what}: {result.Error.Trim()}", isBadInput: result.ExitCode is SshScripts.Refused);
}
