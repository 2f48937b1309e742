using System.Text.RegularExpressions;

namespace EnvMap.Deploy.Compose.Running;

/// <summary>
/// The volumes that images ask for and that nobody named. Compose hands one on to the container that replaces another, and from then on it
/// belongs to no container: <c>down --volumes</c> leaves it.
/// </summary>
internal sealed partial class AnonymousVolumes(DeployedProject project)
{
    /// <summary>Those of the project's containers.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> list = ["ps", "--all", "--quiet", "--filter", $"label=com.docker.compose.project={project.Name}"];
        var containers = Lines(project.Engine.Succeeded(await project.Engine.RunEngineAsync(list, cancellationToken).ConfigureAwait(false), "ps").Output);
        if (containers.Length is 0)
        {
            return [];
        }
        // One that has gone in between makes the engine's exit code 1, and the answer is of the others.
        IReadOnlyList<string> inspect = ["inspect", "--format", "{{range .Mounts}}{{println .Name}}{{end}}", .. containers];
        var names = await project.Engine.RunEngineAsync(inspect, cancellationToken).ConfigureAwait(false);
        return [.. Lines(names.Output).Where(name => Generated().IsMatch(name)).Distinct()];
    }

    /// <summary>Removes those that are left; one that another container uses stays.</summary>
    public async Task RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            // Not by force, with which podman would remove that container first.
            await project.Engine.RunEngineAsync(["volume", "rm", name], cancellationToken).ConfigureAwait(false);
        }
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // What an engine calls a volume that nobody named.
    [GeneratedRegex(@"^[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Generated();
}
