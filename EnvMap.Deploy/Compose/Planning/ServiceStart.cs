using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Deploy.Compose.Nodes;
using EnvMap.Deploy.Manifests;

namespace EnvMap.Deploy.Compose.Planning;

/// <summary>What services are started after.</summary>
internal sealed class ServiceStart
{
    private readonly PlanContext _context;
    private readonly HashSet<string> _awaitedToEnd;

    public ServiceStart(PlanContext context)
    {
        _context = context;
        _awaitedToEnd = [.. (context.Source.Profile?.Resources.Values ?? []).SelectMany(resource => resource.StartsAfter)
            .Where(dependency => dependency.Condition is StartCondition.Completed).Select(dependency => dependency.Resource)];
    }

    /// <summary>When the engine starts the service again.</summary>
    public string RestartOf(string service) => _awaitedToEnd.Contains(service) ? ComposeDefaults.RestartPolicyOfTasks : ComposeDefaults.RestartPolicy;

    /// <param name="service">The service.</param>
    /// <param name="services">All services, by name, with their health checks.</param>
    public IReadOnlyDictionary<string, ComposeDependency> DependenciesOf(string service, IReadOnlyDictionary<string, ComposeHealthCheck?> services)
    {
        var dependencies = new SortedDictionary<string, ComposeDependency>(StringComparer.Ordinal);
        foreach (var dependency in _context.DocumentOf(service).StartsAfter)
        {
            if (ServiceOf(dependency.Resource) is not { } other || !services.TryGetValue(other, out var health))
            {
                _context.Ledger.Lost(service, $"It starts after '{dependency.Resource}', which is no service here.");
            }
            else if (other != service)
            {
                var condition = ConditionOf(service, dependency, health);
                if (!dependencies.TryGetValue(other, out var known) || Rank(condition) > Rank(known.Condition))
                {
                    dependencies[other] = new ComposeDependency { Condition = condition };
                }
            }
        }
        return dependencies;
    }

    // A database stands for the server that holds it: its connection string leads there.
    private string? ServiceOf(string resource) => _context.Source.Manifest.Resources.GetValueOrDefault(resource) switch
    {
        ManifestWorkload workload => workload.Name,
        { ConnectionString: { } text } => _context.Resolver.Resolve(text).Bindings.FirstOrDefault()?.Resource,
        _ => null,
    };

    // A server and its database may be waited for in two ways: the one that asks for more counts.
    private static int Rank(string condition) => condition switch
    {
        ComposeDependency.Started => 0,
        ComposeDependency.Healthy => 1,
        _ => 2,
    };

    private string ConditionOf(string service, StartDependency dependency, ComposeHealthCheck? health)
    {
        switch (dependency.Condition)
        {
            case StartCondition.Completed:
                return ComposeDependency.Completed;
            case StartCondition.Healthy when health is not null:
                return ComposeDependency.Healthy;
            case StartCondition.Healthy:
                _context.Ledger.Lost(service, $"It starts when '{dependency.Resource}' has started, healthy or not, since nothing says how to ask for its health.");
                return ComposeDependency.Started;
            default:
                return ComposeDependency.Started;
        }
    }
}
