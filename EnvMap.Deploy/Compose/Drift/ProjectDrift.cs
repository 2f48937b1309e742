using System.Globalization;
using System.Text.Json;
using EnvMap.Deploy.Compose.Running;

namespace EnvMap.Deploy.Compose.Drift;

/// <summary>Compares the containers of a project with what Compose would make of the published files now.</summary>
/// <param name="project">The project.</param>
/// <param name="time">Tells when it was looked.</param>
public sealed class ProjectDrift(DeployedProject project, TimeProvider time)
{
    internal const string RowLabel = "org.envmap.row";

    /// <summary>Looks, and changes nothing.</summary>
    /// <param name="rules">What is not to count.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="DeploymentException">Compose or the engine does not answer, or does not take the file.</exception>
    public async Task<DriftReport> ReadAsync(IReadOnlyList<DriftRule> rules, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var running = await RunningProject.ReadAsync(project, cancellationToken).ConfigureAwait(false);
        var all = running.Services.SelectMany(service => Compare(running, service)).Concat(Surplus(running)).ToList();
        var reasons = all.ToLookup(finding => rules.FirstOrDefault(rule => rule.Matches(finding)));
        return new DriftReport
        {
            Project = project.Name,
            Profile = project.Profile,
            Version = (await project.ReadHistoryAsync(cancellationToken).ConfigureAwait(false)).Current?.Version,
            Machine = project.MachineName,
            At = time.GetUtcNow(),
            Services = [.. running.Services.Select(service => service.Name).Order(StringComparer.Ordinal)],
            Findings = [.. reasons[null]],
            Ignored = [.. reasons.Where(group => group.Key is not null).SelectMany(group => group, (group, finding) => finding with { Reason = group.Key!.Reason })],
            UnusedRules = [.. rules.Where(rule => !all.Exists(rule.Matches)).Select(rule => $"{rule} ({rule.Reason})")],
        };
    }

    private IEnumerable<DriftFinding> Compare(RunningProject running, JsonProperty service)
    {
        var containers = running.ContainersOf(service.Name);
        var template = new DriftFinding { Service = service.Name, Rows = RowsOf(service.Value.Text("labels", RowLabel)), Aspect = DriftAspect.Service, Message = "" };
        var wanted = ReplicasOf(service.Value);
        if (containers.Count is 0)
        {
            return wanted is 0 ? [] : [template with { Published = service.Value.Text("image"), Message = "It is published, and there is no container of it." }];
        }
        var findings = containers.Count == wanted ? new List<DriftFinding>() :
        [
            template with
            {
                Aspect = DriftAspect.Replicas,
                Published = $"{wanted}",
                Running = $"{containers.Count}",
                Message = $"Containers of it: {containers.Count}, and should be {wanted}.",
            },
        ];
        findings.AddRange(containers.SelectMany(container => Compare(running, service, container, template)
            .Select(finding => containers.Count is 1 ? finding : finding with { Message = $"{RunningProject.NameOf(container)}: {finding.Message}" })));
        return findings;
    }

    private IEnumerable<DriftFinding> Compare(RunningProject running, JsonProperty service, JsonElement container, DriftFinding template)
    {
        var (state, health) = (container.Text("State", "Status"), container.Text("State", "Health", "Status"));
        var isTask = project.Project.Services.Any(known => known.Name == service.Name && known.IsTask);
        if (state is not "running" && !(isTask && state is "exited" && container.Text("State", "ExitCode") is "0"))
        {
            yield return template with { Aspect = DriftAspect.State, Published = "running", Running = state, Message = $"It is {state}, and should run." };
        }
        else if (health is "unhealthy")
        {
            yield return template with { Aspect = DriftAspect.Health, Published = "healthy", Running = health, Message = "It is unhealthy." };
        }
        var image = running.ImageOf(container);
        foreach (var finding in ShapeComparison.Between(
            PublishedShape.Of(running.Config, service.Value, image, running.IdOf(service.Value.Text("image"))), RunningShape.Of(container), template))
        {
            yield return finding;
        }
    }

    private static IEnumerable<DriftFinding> Surplus(RunningProject running)
    {
        var published = running.Services.Select(service => service.Name).ToHashSet();
        return running.Containers.Where(container => !published.Contains(RunningProject.ServiceOf(container))).Select(container => new DriftFinding
        {
            Service = RunningProject.ServiceOf(container),
            Rows = RowsOf(container.Text("Config", "Labels", RowLabel)),
            Aspect = DriftAspect.Service,
            Running = container.Text("Config", "Image"),
            Message = $"The container {RunningProject.NameOf(container)} belongs to the project, and nobody published such a service.",
        });
    }

    internal static int ReplicasOf(JsonElement service) =>
        int.TryParse(service.Text("deploy", "replicas") is { Length: > 0 } replicas ? replicas : service.Text("scale"), CultureInfo.InvariantCulture, out var count) ? count : 1;

    internal static IReadOnlyList<string> RowsOf(string label) => label.Split(", ", StringSplitOptions.RemoveEmptyEntries);
}
