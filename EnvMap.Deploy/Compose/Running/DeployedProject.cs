using EnvMap.Deploy.Compose.Plan;
using EnvMap.Deploy.Compose.Running.Database;
using EnvMap.Deploy.Compose.Running.History;
using EnvMap.Deploy.Compose.Running.Machines;
using EnvMap.Deploy.Processes;

namespace EnvMap.Deploy.Compose.Running;

/// <summary>A project on the machine that it runs on, or is to run on.</summary>
public sealed class DeployedProject
{
    private DeployedProject(ComposeProject project, IMachine machine, ComposeEngine engine)
    {
        (Project, Machine, Engine) = (project, machine, engine);
        Store = new HistoryStore(machine);
    }

    /// <summary>The name of the project, which all of its containers carry.</summary>
    public string Name => Project.Name;

    /// <summary>The profile that it was published from, such as <c>staging-0</c>; null where there was a manifest alone.</summary>
    public string? Profile => Project.Profile;

    /// <summary>The folder of the Compose file, on this machine.</summary>
    public string Folder => Project.Folder;

    /// <summary>What people call the machine.</summary>
    public string MachineName => Machine.Name;

    internal ComposeProject Project { get; }

    internal IMachine Machine { get; }

    internal ComposeEngine Engine { get; }

    internal HistoryStore Store { get; }

    /// <summary>The folder of a Compose file on this machine: the named one, or the folder <c>compose</c> of it.</summary>
    /// <exception cref="DeploymentException">There is no Compose file.</exception>
    public static string Locate(string folder) => ComposeProject.Find(folder);

    /// <summary>Reads the Compose file, and looks for Compose on the machine.</summary>
    /// <exception cref="DeploymentException">One of them is not there, or not as it has to be.</exception>
    public static async Task<DeployedProject> OpenAsync(ProjectPlace place, IProcessRunner processes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        return await OpenAsync(place, ComposeProject.Read(place.Folder), processes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes a Compose file that is not written yet, and looks for Compose on the machine.</summary>
    /// <exception cref="DeploymentException">There is no Compose there, or the file is not as it has to be.</exception>
    public static async Task<DeployedProject> OpenAsync(ProjectPlace place, ComposePreview preview, IProcessRunner processes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(preview);
        return await OpenAsync(place, preview.Project, processes, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<DeployedProject> OpenAsync(ProjectPlace place, ComposeProject project, IProcessRunner processes, CancellationToken cancellationToken)
    {
        IMachine machine = place.Host is { } host ? CreateRemote(host, place, project, processes) : new LocalMachine(Existing(project.Folder), processes);
        if (machine.IsRemote)
        {
            // Where nothing was deployed yet, commands need a folder to run in too.
            await machine.WriteAsync(".envmap/.gitignore", "*\n", cancellationToken).ConfigureAwait(false);
        }
        await EnvironmentFileCheck.RunAsync(machine, project, cancellationToken).ConfigureAwait(false);
        return new DeployedProject(project, machine, await ComposeEngineFinder.FindAsync(machine, place.Engine, place.Registry, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The containers of the project.</summary>
    public async Task<IReadOnlyList<ServiceState>> ReadStatesAsync(CancellationToken cancellationToken = default)
    {
        var states = await Engine.ReadStatesAsync(cancellationToken).ConfigureAwait(false);
        return [.. states.Select(state => state with { IsTask = Project.Services.Any(service => service.Name == state.Service && service.IsTask) })];
    }

    /// <summary>What was deployed.</summary>
    public Task<DeploymentHistory> ReadHistoryAsync(CancellationToken cancellationToken = default) => Store.ReadAsync(cancellationToken);

    /// <summary>The services of the project that no container is of.</summary>
    public IReadOnlyList<string> Missing(IReadOnlyList<ServiceState> states) =>
        [.. Project.Services.Select(service => service.Name).Except(states.Select(state => state.Service)).Order(StringComparer.Ordinal)];

    /// <summary>The same with images of the registry that a version was started with before, where that was noted.</summary>
    internal DeployedProject With(string? registry) => new(Project, Machine, Engine.With(registry));

    internal PostgresService? FindPostgres(string? name = null) => PostgresService.Find(Project, Engine, name);

    // What is not published yet has no folder, and commands need one to run in.
    private static string Existing(string folder) => Directory.Exists(folder) ? folder : Existing(Path.GetDirectoryName(folder)!);

    private static SshMachine CreateRemote(string host, ProjectPlace place, ComposeProject project, IProcessRunner processes) =>
        // ssh would take it for an option.
        host.StartsWith('-') || host.Length is 0
            ? throw new DeploymentException($"'{host}' is no machine. Write user@machine, or ssh://user@machine:port.", isBadInput: true)
            : new SshMachine(host, place.HostFolder ?? $"envmap/{project.Name}", place.SshConfig, processes);
}
