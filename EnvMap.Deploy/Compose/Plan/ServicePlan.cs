using System.Text.Json;
using EnvMap.Deploy.Compose.Drift;
using EnvMap.Deploy.Compose.Running;

namespace EnvMap.Deploy.Compose.Plan;

/// <summary>What a deployment would do to the services of a project that runs.</summary>
/// <param name="project">What the file says of its services.</param>
/// <param name="running">What Compose understands, and what the engine has.</param>
/// <param name="hashes">What Compose knows the containers of each service by, would it make them now.</param>
/// <param name="anew">Why all of it is started anew; null where it is not.</param>
internal sealed class ServicePlan(ComposeProject project, RunningProject running, IReadOnlyDictionary<string, string> hashes, string? anew)
{
    private const string AnotherConfiguration = "Compose would make it from another configuration";

    public IEnumerable<PlanChange> Changes() => running.Services.Select(Compare).OfType<PlanChange>().Concat(Surplus())
        .OrderBy(change => change.Name, StringComparer.Ordinal);

    /// <summary>Data that would no longer be seen.</summary>
    public IEnumerable<string> Warnings()
    {
        var wanted = running.Services.ToDictionary(service => service.Name);
        foreach (var container in running.Containers)
        {
            var name = RunningProject.ServiceOf(container);
            if (wanted.TryGetValue(name, out var service) && anew is null && !IsRecreated(service))
            {
                continue;
            }
            foreach (var warning in VolumeWarnings.Of(name, wanted.ContainsKey(name) ? ShapeOf(service.Value, container) : null, RunningShape.Of(container)))
            {
                yield return warning;
            }
        }
    }

    /// <summary>What somebody has changed, and Compose would leave as it is.</summary>
    public IEnumerable<string> Notes() => anew is not null ? [] : running.Services.Where(service => !IsRecreated(service) && Differences(service).Any()).Select(service =>
        $"{service.Name} runs otherwise than it was published ({string.Join(", ", Differences(service).Select(difference => DriftRule.SlugOf(difference.Aspect)).Distinct())}), and a deployment may leave that as it is: see envmap drift.");

    private PlanChange? Compare(JsonProperty service)
    {
        var (containers, replicas) = (running.ContainersOf(service.Name), ProjectDrift.ReplicasOf(service.Value));
        var change = new PlanChange { Subject = PlanSubject.Service, Name = service.Name, Action = PlanAction.Replace, Rows = ProjectDrift.RowsOf(service.Value.Text("labels", ProjectDrift.RowLabel)) };
        if (containers.Count is 0)
        {
            return replicas is 0 ? null : change with { Action = PlanAction.Create, Fields = [PlanWords.Image(null, service.Value.Text("image"))] };
        }
        PlanField[] number = containers.Count == replicas ? [] : [PlanWords.Visible(DriftAspect.Replicas, "replicas", $"{containers.Count}", $"{replicas}")];
        var fields = Differences(service).Select(PlanWords.Of).ToList();
        if (IsRecreated(service) || anew is not null)
        {
            return change with { Fields = [.. fields, .. number], Reason = fields.Count > 0 ? null : anew ?? AnotherConfiguration };
        }
        var stopped = containers.Where(container => !IsAsItShouldBe(container, service.Name)).Select(container => container.Text("State", "Status")).Distinct();
        number = [.. number, .. stopped.Select(state => PlanWords.Visible(DriftAspect.State, "state", state, "running"))];
        return number.Length is 0 ? null : change with { Action = PlanAction.Change, Fields = number };
    }

    // Compose itself looks at what it made a container from, and at its image.
    private bool IsRecreated(JsonProperty service) => running.ContainersOf(service.Name)
        .Any(container => RunningProject.HashOf(container) is { Length: > 0 } hash && hashes.TryGetValue(service.Name, out var wanted) ? hash != wanted : Differences(service).Any())
        || Differences(service).Any(difference => difference is { Aspect: DriftAspect.Image, Item: "id" });

    private IEnumerable<ShapeDifference> Differences(JsonProperty service) => running.ContainersOf(service.Name)
        .SelectMany(container => ShapeComparison.Differences(ShapeOf(service.Value, container), RunningShape.Of(container)))
        // An image that is built is another one for its version, whatever the engine calls it.
        .Where(difference => !(difference is { Aspect: DriftAspect.Image, Item: "id" } && service.Value.At("build").ValueKind is JsonValueKind.Object))
        .DistinctBy(difference => (difference.Aspect, difference.Item));

    private ContainerShape ShapeOf(JsonElement service, JsonElement container) =>
        PublishedShape.Of(running.Config, service, running.ImageOf(container), running.IdOf(service.Text("image")));

    private bool IsAsItShouldBe(JsonElement container, string service) => container.Text("State", "Status") is "running"
        || (container.Text("State", "Status") is "exited" && container.Text("State", "ExitCode") is "0" && project.Services.Any(known => known.Name == service && known.IsTask));

    private IEnumerable<PlanChange> Surplus()
    {
        var wanted = running.Services.Select(service => service.Name).ToHashSet();
        return running.Containers.GroupBy(RunningProject.ServiceOf).Where(containers => !wanted.Contains(containers.Key)).Select(containers => new PlanChange
        {
            Subject = PlanSubject.Service,
            Name = containers.Key,
            Action = PlanAction.Remove,
            Rows = ProjectDrift.RowsOf(containers.First().Text("Config", "Labels", ProjectDrift.RowLabel)),
            Fields = [PlanWords.Image(containers.First().Text("Config", "Image"), null)],
        });
    }
}
