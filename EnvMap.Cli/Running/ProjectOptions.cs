using System.CommandLine;
using EnvMap.Deploy.Compose.Plan;
using EnvMap.Deploy.Compose.Running;
using EnvMap.Deploy.Processes;

namespace EnvMap.Cli.Running;

// Which project a verb is about, and where it runs.
internal sealed class ProjectOptions
{
    private const string RegistryVariable = "ENVMAP_REGISTRY";

    private readonly Argument<string> _folder = new("folder")
    {
        HelpName = "folder",
        Description = "The folder of a published profile, such as aspire-manifest/staging-0, or its folder compose.",
    };

    private readonly Option<string?> _host = new("--host")
    {
        HelpName = "user@machine",
        Description = "The machine that it runs on, by ssh, which must not ask anything; ssh://user@machine:port too. Default: this one.",
    };

    private readonly Option<string?> _hostFolder = new("--host-folder") { HelpName = "path", Description = "The folder there. Default: envmap/ and the project's name, in the user's home." };
    private readonly Option<string?> _sshConfig = new("--ssh-config") { HelpName = "path", Description = "Settings for ssh. Default: the user's." };

    private readonly Option<string> _engine = new("--engine")
    {
        HelpName = "docker|podman",
        Description = "The container engine.",
        DefaultValueFactory = _ => "docker",
    };

    public ProjectOptions(Command command)
    {
        _engine.AcceptOnlyFromAmong("docker", "podman");
        command.Arguments.Add(_folder);
        foreach (var option in new Option[] { _host, _hostFolder, _sshConfig, _engine })
        {
            command.Options.Add(option);
        }
    }

    public bool IsRemote(ParseResult result) => result.GetValue(_host) is not null;

    public string Folder(ParseResult result) => result.GetValue(_folder)!;

    public Task<DeployedProject> OpenAsync(ParseResult result, IProcessRunner processes, CancellationToken cancellationToken) =>
        OpenAsync(result, Folder(result), processes, cancellationToken);

    public Task<DeployedProject> OpenAsync(ParseResult result, string folder, IProcessRunner processes, CancellationToken cancellationToken) =>
        DeployedProject.OpenAsync(PlaceOf(result, folder), processes, cancellationToken);

    // What is not written yet.
    public Task<DeployedProject> OpenAsync(ParseResult result, ComposePreview preview, IProcessRunner processes, CancellationToken cancellationToken) =>
        DeployedProject.OpenAsync(PlaceOf(result, preview.Folder), preview, processes, cancellationToken);

    public bool IsElsewhere(ParseResult result) => result.GetValue(_host) is not null;

    private ProjectPlace PlaceOf(ParseResult result, string folder) => new()
    {
        Folder = folder,
        Host = result.GetValue(_host),
        HostFolder = result.GetValue(_hostFolder),
        SshConfig = result.GetValue(_sshConfig),
        Engine = result.GetValue(_engine)!,
        Registry = Environment.GetEnvironmentVariable(RegistryVariable) is { Length: > 0 } registry ? registry : null,
    };
}
