using System.Text.Json;
using EnvMap.Deploy.Compose.Drift;

namespace EnvMap.Deploy.Compose.Plan;

/// <summary>In what the services of one folder are others than those of another.</summary>
/// <param name="config">What would be deployed.</param>
/// <param name="before">What it is compared with.</param>
internal sealed class FilesPlan(JsonElement config, JsonElement before)
{
    private readonly Dictionary<string, JsonElement> _wanted = config.Members("services").ToDictionary(service => service.Name, service => service.Value);
    private readonly Dictionary<string, JsonElement> _there = before.Members("services").ToDictionary(service => service.Name, service => service.Value);

    public IEnumerable<PlanChange> Changes() => _wanted.Keys.Union(_there.Keys).Order(StringComparer.Ordinal).Select(Compare).OfType<PlanChange>();

    /// <summary>Data that would no longer be seen.</summary>
    public IEnumerable<string> Warnings() => _there.SelectMany(service => VolumeWarnings.Of(
        service.Key, _wanted.TryGetValue(service.Key, out var wanted) ? ShapeOf(config, wanted) : null, ShapeOf(before, service.Value)));

    private PlanChange? Compare(string name)
    {
        var (isWanted, isThere) = (_wanted.TryGetValue(name, out var wanted), _there.TryGetValue(name, out var there));
        var change = new PlanChange
        {
            Subject = PlanSubject.Service,
            Name = name,
            Action = isWanted ? PlanAction.Create : PlanAction.Remove,
            Rows = ProjectDrift.RowsOf((isWanted ? wanted : there).Text("labels", ProjectDrift.RowLabel)),
        };
        if (!isWanted || !isThere)
        {
            return change with { Fields = [PlanWords.Image(isThere ? there.Text("image") : null, isWanted ? wanted.Text("image") : null)] };
        }
        var fields = ShapeComparison.Differences(ShapeOf(config, wanted), ShapeOf(before, there), ofFiles: true).Select(PlanWords.Of).ToList();
        var (from, to) = (ProjectDrift.ReplicasOf(there), ProjectDrift.ReplicasOf(wanted));
        PlanField[] number = from == to ? [] : [PlanWords.Visible(DriftAspect.Replicas, "replicas", $"{from}", $"{to}")];
        return fields.Count + number.Length is 0 ? null : change with { Action = fields.Count is 0 ? PlanAction.Change : PlanAction.Replace, Fields = [.. fields, .. number] };
    }

    private static ContainerShape ShapeOf(JsonElement config, JsonElement service) => PublishedShape.Of(config, service, default, "");
}
