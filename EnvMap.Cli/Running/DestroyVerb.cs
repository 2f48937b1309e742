using System.CommandLine;
using EnvMap.Deploy.Compose.Running;

namespace EnvMap.Cli.Running;

internal sealed class DestroyVerb : ProjectVerb
{
    private readonly Option<bool> _volumes = new("--volumes") { Description = "The volumes too, with all their data." };
    private readonly Confirmation _confirmation;

    public DestroyVerb() : base("destroy", "Removes the containers and networks of a project. Volumes, images, settings and secrets stay.",
        "envmap destroy aspire-manifest/staging-0",
        "envmap destroy aspire-manifest/staging-0 --volumes --yes")
    {
        Options.Add(_volumes);
        _confirmation = new Confirmation(this);
    }

    protected override async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var project = await OpenAsync(result, cancellationToken);
        var volumes = result.GetValue(_volumes);
        _confirmation.Require(result, project, volumes ? "Its containers, networks and volumes, with all data, are removed." : "Its containers and networks are removed.");
        await using var alone = await LockAsync(project, cancellationToken);
        var any = await new ProjectRemoval(project).DestroyAsync(volumes, new ConsoleProgress(), cancellationToken);
        Console.Out.WriteLine(any ? $"{project.Name} is gone from {project.MachineName}." : $"{project.Name} has nothing on {project.MachineName}.");
        return ExitCodes.Done;
    }
}
