using EnvMap.Catalog;
using EnvMap.Deploy.Compose.Nodes;

namespace EnvMap.Deploy.Compose.Planning;

/// <summary>Finds services that wait for each other, which Compose refuses to start.</summary>
internal static class StartCircle
{
    /// <summary>One problem for each circle that is found; services that lead into one are in none.</summary>
    public static IEnumerable<CatalogProblem> In(IReadOnlyDictionary<string, ComposeService> services, string path)
    {
        // Whoever waits for nobody that is left can be started; what remains in the end waits in a circle, or for one.
        var waiting = services.ToDictionary(service => service.Key, service => service.Value.DependsOn.Keys.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        while (waiting.Where(service => service.Value.Count is 0).Select(service => service.Key).ToList() is { Count: > 0 } ready)
        {
            ready.ForEach(service => waiting.Remove(service));
            foreach (var others in waiting.Values)
            {
                others.ExceptWith(ready);
            }
        }
        while (waiting.Count > 0)
        {
            var trail = new List<string> { waiting.Keys.Min(StringComparer.Ordinal)! };
            while (waiting[trail[^1]].Where(waiting.ContainsKey).Min(StringComparer.Ordinal) is { } next && trail.IndexOf(next) < 0)
            {
                trail.Add(next);
            }
            if (waiting[trail[^1]].Where(waiting.ContainsKey).Min(StringComparer.Ordinal) is { } first)
            {
                var circle = trail[trail.IndexOf(first)..].Append(first);
                yield return new CatalogProblem(path, 0, 0, $"Services wait for each other in a circle: {string.Join(" → ", circle)}. Let one of them start without the next.", ProblemSeverity.Error);
            }
            trail.ForEach(service => waiting.Remove(service));
        }
    }
}
