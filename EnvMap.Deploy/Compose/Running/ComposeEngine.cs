using System.Text;
using EnvMap.Deploy.Compose.Planning;
using EnvMap.Deploy.Compose.Running.Machines;
using EnvMap.Deploy.Processes;

namespace EnvMap.Deploy.Compose.Running;

/// <summary>Compose, as it was found on the machine of a project.</summary>
/// <param name="machine">The machine.</param>
/// <param name="program">How Compose is called there.</param>
/// <param name="engine">The program of the engine itself.</param>
/// <param name="registry">The registry of the project's own images, where it is not what <c>.env</c> says.</param>
internal sealed class ComposeEngine(IMachine machine, IReadOnlyList<string> program, string engine, string? registry)
{
    // What a user has set for other projects would make it another one.
    private static readonly string[] s_foreign = ["COMPOSE_FILE", "COMPOSE_PROJECT_NAME", "COMPOSE_PROFILES", "COMPOSE_ENV_FILES"];

    private static readonly string[] s_hashes = ["config", "--hash", "*"];

    private readonly IReadOnlyDictionary<string, string?> _environment = s_foreign.Select(name => KeyValuePair.Create(name, (string?)null))
        .Concat(registry is null ? [] : [KeyValuePair.Create(VariablePlan.RegistryName, (string?)registry)]).ToDictionary();

    public string Name => string.Join(' ', program);

    /// <summary>The registry of the project's own images, where it is not what <c>.env</c> says.</summary>
    public string? Registry => registry;

    /// <summary>The same with images of a registry; as it is where that is null.</summary>
    public ComposeEngine With(string? other) => other is null ? this : new ComposeEngine(machine, program, engine, other);

    /// <summary>Runs a command of Compose for the project, with a version in the place of the one in <c>.env</c>.</summary>
    public Task<ProcessResult> RunAsync(string? version, IReadOnlyList<string> arguments, CancellationToken cancellationToken, Func<ProcessCommand, ProcessCommand>? adapt = null)
    {
        var environment = version is null ? _environment : new Dictionary<string, string?>(_environment) { [VariablePlan.VersionName] = version };
        var command = new ProcessCommand(program[0], [.. program.Skip(1), "--file", ComposeProject.FileName, .. arguments]) { Environment = environment };
        return machine.RunAsync(adapt?.Invoke(command) ?? command, cancellationToken);
    }

    /// <summary>Runs a command of Compose whose failure is told with what it wrote.</summary>
    public async Task<string> QueryAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        Succeeded(await RunAsync(null, arguments, cancellationToken).ConfigureAwait(false), $"{Name} {string.Join(' ', arguments)}").Output;

    /// <summary>What Compose understands of a file that need not be there, as JSON.</summary>
    /// <param name="text">The file.</param>
    /// <param name="folder">Where it would stand; null for the folder of the machine.</param>
    /// <param name="variables">Variables that come before those of <c>.env</c>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<string> ReadConfigAsync(string text, string? folder, IReadOnlyDictionary<string, string?> variables, CancellationToken cancellationToken) =>
        ReadAsync(text, folder, ["config", "--format", "json"], variables, cancellationToken);

    /// <summary>What Compose knows containers by, of each service: one that was made from another configuration has another.</summary>
    /// <param name="config">What Compose has understood, with all that it put in.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyDictionary<string, string>> ReadHashesAsync(string config, CancellationToken cancellationToken) =>
        ParseHashes(await ReadAsync(config, null, s_hashes, new Dictionary<string, string?>(), cancellationToken).ConfigureAwait(false));

    /// <summary>The same of a version of the project as it lies in the folder of the machine; empty where Compose does not tell.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadHashesOfAsync(string version, CancellationToken cancellationToken) =>
        ParseHashes((await RunAsync(version, s_hashes, cancellationToken).ConfigureAwait(false)).Output);

    /// <summary>Runs a command of the engine itself, which may fail.</summary>
    public Task<ProcessResult> RunEngineAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        machine.RunAsync(new ProcessCommand(engine, arguments), cancellationToken);

    /// <summary>The containers of the project, those that have ended too.</summary>
    public async Task<IReadOnlyList<ServiceState>> ReadStatesAsync(CancellationToken cancellationToken) =>
        machine.IsRemote && await machine.ReadAsync(ComposeProject.FileName, cancellationToken).ConfigureAwait(false) is null
            ? []
            : ServiceState.ReadAll(await QueryAsync(["ps", "--all", "--no-trunc", "--format", "json"], cancellationToken).ConfigureAwait(false));

    // What a command has answered before it failed may be the settings of a container, with their secrets.
    public ProcessResult Succeeded(ProcessResult result, string what) => result.Succeeded ? result : throw new DeploymentException(
        $"On {machine.Name} '{what}' ended with {result.ExitCode}: {(result.Error.Trim() is { Length: > 0 } error ? error : "it gave no reason.")}");

    // web 0c8f…
    private static Dictionary<string, string> ParseHashes(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.TrimEnd().Split(' ')).Where(parts => parts.Length is 2).ToDictionary(parts => parts[0], parts => parts[1]);

    private async Task<string> ReadAsync(
        string text, string? folder, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> variables, CancellationToken cancellationToken)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var command = new ProcessCommand(program[0], [.. program.Skip(1), "--file", "-", .. folder is null ? Array.Empty<string>() : ["--project-directory", folder], .. arguments])
        {
            Environment = variables.Concat(_environment).DistinctBy(variable => variable.Key).ToDictionary(),
            Input = input,
        };
        return Succeeded(await machine.RunAsync(command, cancellationToken).ConfigureAwait(false), $"{Name} config").Output;
    }
}
