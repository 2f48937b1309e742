namespace EnvMap.Deploy.Compose.Running;

/// <summary>What the services of a project write.</summary>
/// <param name="project">The project.</param>
public sealed class ProjectLogs(DeployedProject project)
{
    /// <summary>Gives each line, the service before it, as it comes; ends with the lines that are there, or, following, when it is cancelled.</summary>
    /// <param name="service">One service; null for all.</param>
    /// <param name="tail">How many of the latest lines of each container; null for all.</param>
    /// <param name="follow">Whether to wait for more.</param>
    /// <param name="onLine">Takes a line.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="DeploymentException">There is no such service.</exception>
    public async Task ReadAsync(string? service, int? tail, bool follow, Action<string> onLine, CancellationToken cancellationToken = default)
    {
        var services = project.Project.Services.Select(known => known.Name).ToList();
        if (service is not null && !services.Contains(service))
        {
            throw new DeploymentException($"{project.Name} has no service '{service}'. It has {string.Join(", ", services)}.{Catalog.Suggestion.DidYouMean(service, services)}", isBadInput: true);
        }
        IReadOnlyList<string> arguments =
        [
            "logs", "--no-color", "--tail", tail?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "all",
            .. follow ? new[] { "--follow" } : [], .. service is null ? Array.Empty<string>() : [service],
        ];
        var result = await project.Engine.RunAsync(null, arguments, cancellationToken, command => command with { OnLine = line => onLine(TerminalText.Plain(line)) }).ConfigureAwait(false);
        project.Engine.Succeeded(result, "logs");
    }
}
