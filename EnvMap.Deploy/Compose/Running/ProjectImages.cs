using EnvMap.Deploy.Compose.Projects;
using EnvMap.Deploy.Processes;

namespace EnvMap.Deploy.Compose.Running;

/// <summary>Builds what goes into the images of .NET projects, on this machine.</summary>
internal sealed class ProjectImages(string folder, IProcessRunner processes)
{
    /// <summary>Has each project publish into the folder that its recipe copies from.</summary>
    public async Task PublishAsync(IReadOnlyDictionary<string, string> projects, IProgress<string> progress, CancellationToken cancellationToken)
    {
        foreach (var (service, project) in projects.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            progress.Report($"{service}: dotnet publish {Path.GetFileName(project)}");
            var output = Path.Combine(folder, ComposeTarget.BuildFolder, service, ProjectDockerfile.PublishFolder);
            if (Directory.Exists(output))
            {
                // What an earlier version had and this one has not would stay.
                Directory.Delete(output, recursive: true);
            }
            var result = await processes.RunAsync(
                new ProcessCommand(
                    "dotnet", "publish", project, "--configuration", "Release", "--output", output,
                    // Nodes that stay would keep our pipes open.
                    "--nologo", "--verbosity", "quiet", "-nodeReuse:false"),
                cancellationToken).ConfigureAwait(false);
            if (!result.Succeeded)
            {
                throw new DeploymentException($"{project} cannot be published:\n{(result.Output + result.Error).Trim()}", isBadInput: true);
            }
        }
    }
}
