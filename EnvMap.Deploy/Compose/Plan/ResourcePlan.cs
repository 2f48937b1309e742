using System.Text.Json;
using EnvMap.Deploy.Compose.Drift;
using EnvMap.Deploy.Compose.Running;

namespace EnvMap.Deploy.Compose.Plan;

/// <summary>What a deployment would do to networks or volumes.</summary>
/// <param name="subject">Which of them.</param>
/// <param name="ofFiles">Whether they are compared with other files, not with what an engine has.</param>
internal sealed class ResourcePlan(PlanSubject subject, bool ofFiles)
{
    private const string ProjectLabel = "com.docker.compose.project";

    /// <summary>Those that a file has Compose create, by their names.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Wanted(PlanSubject subject, JsonElement config) => config.Members(subject is PlanSubject.Network ? "networks" : "volumes")
        .Where(resource => resource.Value.At("external").ValueKind is JsonValueKind.Undefined or JsonValueKind.False)
        .ToDictionary(resource => resource.Value.Text("name") is { Length: > 0 } name ? name : resource.Name, resource => resource.Value);

    /// <summary>Those that the engine has of these, and others of the project.</summary>
    public static async Task<IReadOnlyDictionary<string, ResourceShape>> ReadAsync(
        PlanSubject subject, IEnumerable<string> wanted, DeployedProject project, CancellationToken cancellationToken)
    {
        var kind = subject is PlanSubject.Network ? "network" : "volume";
        var listed = project.Engine.Succeeded(
            await project.Engine.RunEngineAsync([kind, "ls", "--filter", $"label={ProjectLabel}={project.Name}", "--format", "{{.Name}}"], cancellationToken).ConfigureAwait(false), $"{kind} ls");
        var names = listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Union(wanted).ToList();
        return names.Count is 0 ? new Dictionary<string, ResourceShape>() : (await RunningProject.InspectAsync(project, [kind], names, cancellationToken).ConfigureAwait(false))
            .DistinctBy(resource => resource.Text("Name")).ToDictionary(resource => resource.Text("Name"), ResourceShape.OfEngine);
    }

    public IEnumerable<PlanChange> Changes(IReadOnlyDictionary<string, JsonElement> wanted, IReadOnlyDictionary<string, ResourceShape> there) => wanted
        .Select(resource => Compare(resource.Key, ResourceShape.OfConfig(subject, resource.Value), there.GetValueOrDefault(resource.Key))).OfType<PlanChange>()
        .Concat(there.Keys.Where(name => !wanted.ContainsKey(name)).Select(name => new PlanChange { Subject = subject, Name = name, Action = PlanAction.Leave }))
        .OrderBy(change => change.Name, StringComparer.Ordinal);

    private PlanChange? Compare(string name, ResourceShape wanted, ResourceShape? there)
    {
        var change = new PlanChange { Subject = subject, Name = name, Action = PlanAction.Create };
        return there is null ? change
            : wanted.Differences(there, ofFiles).ToList() is { Count: > 0 } fields ? change with { Action = PlanAction.Replace, Fields = fields }
            : null;
    }
}
