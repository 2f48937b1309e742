using EnvMap.Deploy.Losses;
using EnvMap.Deploy.Manifests;

namespace EnvMap.Deploy.Compose.Planning;

/// <summary>The port that each endpoint listens on, chosen where the manifest leaves it open.</summary>
internal sealed class ServicePorts
{
    private readonly Dictionary<ManifestBinding, int> _ports = new(PartIdentity.Instance);
    private readonly HashSet<ManifestBinding> _plain = new(PartIdentity.Instance);

    public ServicePorts(IEnumerable<ManifestWorkload> workloads, LossLedger ledger)
    {
        foreach (var workload in workloads)
        {
            Choose(workload, ledger);
        }
    }

    public int Of(ManifestBinding binding) => _ports[binding];

    /// <summary>The scheme that the endpoint speaks in fact; null for that of the manifest.</summary>
    public string? SchemeOf(ManifestBinding binding) => _plain.Contains(binding) ? "http" : null;

    /// <summary>Whether the endpoint is another one's port too.</summary>
    public bool IsAlias(ManifestBinding binding) => _plain.Contains(binding);

    private void Choose(ManifestWorkload workload, LossLedger ledger)
    {
        var taken = new PortPool(workload.Bindings.Values.Select(binding => binding.TargetPort).OfType<int>());
        foreach (var binding in workload.Bindings.Values.OrderBy(IsOpenHttps))
        {
            _ports[binding] = binding.TargetPort ?? Choose(workload, binding, taken, ledger);
        }
    }

    private int Choose(ManifestWorkload workload, ManifestBinding binding, PortPool taken, LossLedger ledger)
    {
        if (workload is ManifestProject && binding.Scheme is "https")
        {
            var http = workload.Bindings.Values.FirstOrDefault(other => other.Scheme is "http" && _ports.ContainsKey(other));
            _plain.Add(binding);
            ledger.Assumed(workload.Name, $"TLS ends at the edge: the endpoint '{binding.Name}' is served without TLS, at the port of HTTP.");
            return http is null ? Free(workload, binding, taken, ledger) : _ports[http];
        }
        if (workload is not ManifestProject && binding.Port is { } port && taken.TryTake(port))
        {
            return port;
        }
        var chosen = Free(workload, binding, taken, ledger);
        if (workload is not ManifestProject)
        {
            ledger.Assumed(workload.Name, $"The endpoint '{binding.Name}' names no port: the container is taken to listen on {chosen}.");
        }
        return chosen;
    }

    private static bool IsOpenHttps(ManifestBinding binding) => binding.TargetPort is null && binding.Scheme is "https";

    private static int Free(ManifestWorkload workload, ManifestBinding binding, PortPool taken, LossLedger ledger)
    {
        if (taken.Take(ComposeDefaults.ProjectPort) is { } port)
        {
            return port;
        }
        ledger.Lost(workload.Name, $"No port is left for the endpoint '{binding.Name}': all are taken.");
        return ComposeDefaults.ProjectPort;
    }
}
