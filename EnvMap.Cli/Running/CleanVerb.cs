using System.CommandLine;
using EnvMap.Deploy.Compose.Running;

namespace EnvMap.Cli.Running;

internal sealed class CleanVerb : ProjectVerb
{
    private readonly Option<int> _keep = new("--keep")
    {
        HelpName = "number",
        Description = "How many of the latest versions stay, which can be returned to.",
        DefaultValueFactory = _ => 3,
    };

    public CleanVerb() : base("clean", "Removes old versions of a project: the images that were built for them, and what is kept to return to them.",
        "envmap clean aspire-manifest/staging-0",
        "envmap clean aspire-manifest/staging-0 --keep 1")
    {
        _keep.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--keep must be 1 or more: the version that runs stays.");
            }
        });
        Options.Add(_keep);
    }

    protected override async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var project = await OpenAsync(result, cancellationToken);
        await using var alone = await LockAsync(project, cancellationToken);
        var removed = await new ProjectRemoval(project).CleanAsync(result.GetValue(_keep), cancellationToken);
        foreach (var image in removed)
        {
            Console.Out.WriteLine($"{image} is removed.");
        }
        Console.Out.WriteLine(removed.Count is 0 ? $"{project.Name} has no old images on {project.MachineName}." : $"{project.Name}: {removed.Count} images are removed from {project.MachineName}.");
        return ExitCodes.Done;
    }
}
